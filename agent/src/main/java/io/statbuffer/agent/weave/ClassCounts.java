package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.BufferDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Which counts each method of a class gets: those of its own declarations, else those that it
 * inherits. A bridge never counts; what it calls inherits in its place.
 */
final class ClassCounts {
  /**
   * The counts of one method.
   *
   * @param inherited whether the declarations are those of methods that it overrides
   * @param signatures its own, and those of its bridges
   */
  record OfMethod(
      MethodFacts method,
      List<Declaration> declarations,
      boolean inherited,
      List<String> signatures) {}

  private final ClassFacts owner;
  private final Heritage heritage;
  private final BufferDeclaration buffer;
  private final List<Rule> rules;
  private final Set<Rule> matched = new HashSet<>();
  private final Map<MethodFacts, OfMethod> methods = new HashMap<>();

  /** The signatures of bridges by that of the method that they call. */
  private final Map<String, List<String>> bridges = new HashMap<>();

  private final Map<String, List<Heritage.Line>> handedDown = new HashMap<>();

  ClassCounts(ClassFacts owner, List<Rule> rules, Heritage heritage, BufferDeclaration buffer) {
    this.owner = owner;
    this.rules = rules;
    this.heritage = heritage;
    this.buffer = buffer;
    for (MethodFacts method : owner.methods) {
      String target = method.bridged(owner.name);
      if (target != null) {
        List<String> before = bridges.getOrDefault(target, List.of());
        bridges.put(target, both(before, List.of(method.signature())));
      }
    }
    for (MethodFacts method : owner.methods) {
      // Compilers copy annotations onto bridges, which call the method that counts.
      if (!method.is(Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC)
          && !method.foreign.isForwarder(owner.name)) {
        add(method);
      }
    }
    addBridgesToInherited();
  }

  /** Those of the method, or null if it has none. */
  @Nullable OfMethod of(MethodFacts method) {
    return methods.get(method);
  }

  /** The rules that named a method. */
  Set<Rule> matched() {
    return matched;
  }

  /** What the class hands down. */
  Heritage handedDown() {
    Heritage below = heritage.through(owner.name, handedDown);
    return GeneratedClass.isOne(owner) ? below.withoutDeclaredBuffers() : below;
  }

  private void add(MethodFacts method) {
    List<String> signatures = signatures(method);
    List<Declaration> inherited = inherited(method, signatures);
    List<Declaration> own = own(method);
    List<Declaration> counts = own.isEmpty() ? inherited : own;
    if (counts.isEmpty()) {
      return;
    }
    methods.put(method, new OfMethod(method, counts, own.isEmpty(), signatures));
    if (method.isOverridable()) {
      String onlyIn = method.isPackagePrivate() ? owner.packageName() : null;
      List<Declaration> replaced = own.isEmpty() ? List.of() : inherited;
      for (String signature : signatures) {
        handedDown.put(signature, List.of(new Heritage.Line(counts, replaced, onlyIn)));
      }
    }
  }

  private List<String> signatures(MethodFacts method) {
    String own = method.signature();
    List<String> ofBridges = bridges.get(own);
    return ofBridges == null ? List.of(own) : both(List.of(own), ofBridges);
  }

  private static List<String> both(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private List<Declaration> inherited(MethodFacts method, List<String> signatures) {
    List<Declaration> inherited = new ArrayList<>();
    if (method.overrides()) {
      for (String signature : signatures) {
        for (Declaration declaration : heritage.of(signature, owner.packageName())) {
          if (!inherited.contains(declaration)) {
            inherited.add(declaration);
          }
        }
      }
    }
    return inherited;
  }

  private List<Declaration> own(MethodFacts method) {
    List<Declaration> own = new ArrayList<>();
    if (!method.counts.isEmpty()) {
      Set<Integer> parameters = SourceParameters.of(owner, method).annotatedAmounts();
      AmountAsWritten amount = new AmountAsWritten(parameters, method.by, null);
      own.add(declaration(method, List.copyOf(method.counts), amount, buffer, null));
    }
    for (Rule rule : rules) {
      if (rule.matches(method)) {
        matched.add(rule);
        String name = rule.buffer();
        own.add(
            declaration(
                method,
                List.of(AsWritten.of(rule)),
                AmountAsWritten.of(rule),
                name == null ? buffer : BufferDeclaration.named(name),
                rule));
      }
    }
    return own;
  }

  private Declaration declaration(
      MethodFacts method,
      List<AsWritten> counts,
      AmountAsWritten amount,
      BufferDeclaration into,
      @Nullable Rule rule) {
    boolean bodiless = owner.isInterface() && !method.hasCode;
    List<@Nullable String> names = SourceParameters.of(owner, method).names();
    return new Declaration(owner.name, names, counts, amount, into, rule, bodiless);
  }

  /** A bridge may call a method of a superclass, which those below override by its own types. */
  private void addBridgesToInherited() {
    for (MethodFacts bridge : owner.methods) {
      String target = bridge.bridged(owner.name);
      if (target != null && !handedDown.containsKey(target)) {
        List<Declaration> counts = heritage.of(bridge.signature(), owner.packageName());
        if (!counts.isEmpty()) {
          handedDown.put(target, List.of(new Heritage.Line(counts, List.of(), null)));
        }
      }
    }
  }
}
