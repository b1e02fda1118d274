package io.statbuffer.agent.weave;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds what classes above must have woven for the sake of one below them. */
final class Below {
  private final ClassFacts owner;
  private final Heritage heritage;
  private final Ancestry ancestry;
  private final ClassFileSource files;
  private final List<Problem> problems;

  Below(
      ClassFacts owner,
      Heritage heritage,
      Ancestry ancestry,
      ClassFileSource files,
      List<Problem> problems) {
    this.owner = owner;
    this.heritage = heritage;
    this.ancestry = ancestry;
    this.files = files;
    this.problems = problems;
  }

  List<Amendment> amendments() {
    List<Amendment> amendments = new ArrayList<>();
    if (!heritage.isEmpty()) {
      for (MethodFacts method : owner.methods) {
        addGuards(method, amendments);
      }
      if (!owner.isInterface() && !GeneratedClass.isOne(owner)) {
        addAdoptions(amendments);
      }
    }
    return amendments;
  }

  /** Calls by {@code super}, of lambdas and accessors, too, of what those above count. */
  private void addGuards(MethodFacts method, List<Amendment> into) {
    for (MethodFacts.Call call : method.calls) {
      if (call.special()
          && !call.owner().equals(owner.name)
          && !heritage.of(call.signature(), owner.packageName()).isEmpty()) {
        for (String type : heritage.types()) {
          into.add(new Amendment(type, call.signature(), null));
        }
      }
    }
  }

  /** Methods of interfaces which a superclass implements that knows nothing of the interface. */
  private void addAdoptions(List<Amendment> into) {
    Heritage above = ancestry.handedDownBy(owner.superName);
    Set<String> signatures = new TreeSet<>(heritage.signatures());
    for (MethodFacts bridge : owner.methods) {
      String target = bridge.bridged(owner.name);
      if (target != null && signatures.contains(bridge.signature())) {
        add(bridge.signature(), target, above, into);
      }
    }
    for (String signature : signatures) {
      add(signature, signature, above, into);
    }
  }

  private void add(String declared, String signature, Heritage above, List<Amendment> into) {
    List<Declaration> adopted = heritage.of(declared, owner.packageName());
    adopted.removeAll(above.of(declared, owner.packageName()));
    if (adopted.isEmpty() || owner.declares(signature)) {
      return;
    }
    String type = implementing(signature);
    if (type == null) {
      return; // abstract, or a default method, which counts itself
    }
    if (Rules.isJdk(type)) {
      problems.add(
          new Problem(
              owner.binaryName().concat(".").concat(signature),
              "is implemented by a class of the JDK, which the agent leaves alone; override it"));
      return;
    }
    for (Declaration declaration : adopted) {
      into.add(new Amendment(type, signature, declaration));
    }
  }

  /** The superclass that has the method's body. */
  private @Nullable String implementing(String signature) {
    String type = owner.superName;
    for (int depth = 0; !type.isEmpty() && depth < 1000; depth++) {
      byte[] classFile = files.read(type);
      if (classFile == null) {
        return null;
      }
      ClassFacts facts = ClassFacts.of(classFile);
      if (facts.declares(signature)) {
        return type;
      }
      type = facts.superName;
    }
    return null;
  }
}
