package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.InvalidCountException;
import io.statbuffer.runtime.declared.Moment;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * What the compilers of Kotlin, Scala and Groovy make of methods, so that one call in the source is
 * one count.
 *
 * <ul>
 *   <li>Kotlin enters a suspending function anew each time it goes on, with the continuation that
 *       the first entry has made. So its calls are counted where that is made.
 *   <li>Kotlin and Scala write static methods, annotated alike, that only call the method of a
 *       companion or singleton object. That one counts.
 *   <li>Scala writes methods of a trait once more into each class that extends it. They call the
 *       trait's, as does {@code super}, by a static method {@code name$}.
 *   <li>Groovy copies a trait's method, with the object as its first parameter, into a helper that
 *       the methods of classes call. Those count; so do methods with default arguments, not the
 *       shorter ones that are generated for them.
 * </ul>
 */
final class ForeignCode {
  private static final String TRAIT_HELPER = "$Trait$Helper";
  private static final String CONTINUATION = "Lkotlin/coroutines/Continuation;";

  private final MethodFacts method;
  private final int continuationSlot;
  private int lastVariable = -1;
  private String singletonHolder = "";
  private String singletonField = "";

  /** The class of the continuations that a suspending function makes, if it makes any. */
  @Nullable String continuation;

  private @Nullable String namesake;
  private boolean generated;

  ForeignCode(MethodFacts method) {
    this.method = method;
    this.continuationSlot = continuationSlot(method);
  }

  private static int continuationSlot(MethodFacts method) {
    Type[] arguments = method.arguments;
    boolean suspending =
        arguments.length > 0
            && arguments[arguments.length - 1].getDescriptor().equals(CONTINUATION)
            && method.returned.getDescriptor().equals("Ljava/lang/Object;");
    // The sizes of the arguments, this included.
    int slots = Type.getArgumentsAndReturnSizes(method.descriptor) >> 2;
    return suspending ? slots - (method.is(Opcodes.ACC_STATIC) ? 2 : 1) : -1;
  }

  /** Refuses what can't be counted of a suspending function. */
  void check(Site site) {
    if (continuationSlot >= 0 && (site.moment() != Moment.CALL || site.usesReturned())) {
      throw new InvalidCountException(
          method.name
              + " is a suspending function, which leaves each time it waits: only its calls can"
              + " be counted, not "
              + site.moment());
    }
  }

  /** Whether calls of it are calls of another method, which is annotated as well. */
  boolean isForwarder(String owner) {
    if (generated) {
      return true;
    }
    if (!method.is(Opcodes.ACC_STATIC)) {
      return false;
    }
    if (namesake == null) {
      return owner.endsWith(TRAIT_HELPER) && method.is(Opcodes.ACC_PUBLIC);
    }
    String companion = owner.concat("$").concat(singletonField);
    String singleton = owner.concat("$");
    return (singletonHolder.equals(owner) && namesake.equals(companion))
        || (singletonField.equals("MODULE$") && namesake.equals(singleton));
  }

  void annotation(String annotation) {
    generated |= annotation.equals("Lgroovy/transform/Generated;");
  }

  void variable(int variable) {
    lastVariable = variable;
  }

  void type(int opcode, String type) {
    if (opcode == Opcodes.INSTANCEOF
        && continuation == null
        && continuationSlot >= 0
        && lastVariable == continuationSlot) {
      continuation = type;
    }
  }

  void field(int opcode, String holder, String field) {
    if (opcode == Opcodes.GETSTATIC) {
      singletonHolder = holder;
      singletonField = field;
    }
  }

  void call(int opcode, String holder, String called, String descriptor) {
    if (opcode == Opcodes.INVOKEVIRTUAL
        && called.equals(method.name)
        && descriptor.equals(method.descriptor)) {
      namesake = holder;
    }
  }

  /** What is called by {@code super} in a static call, or null if that is none of these. */
  static MethodFacts.@Nullable Call superCall(String holder, String called, String descriptor) {
    String receiver = "(L".concat(holder).concat(";");
    if (!called.endsWith("$") || !descriptor.startsWith(receiver)) {
      return null;
    }
    return new MethodFacts.Call(
        true,
        holder,
        called.substring(0, called.length() - 1),
        "(".concat(descriptor.substring(receiver.length())));
  }
}
