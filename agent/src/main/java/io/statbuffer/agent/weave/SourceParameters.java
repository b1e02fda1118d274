package io.statbuffer.agent.weave;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that stand in the source among the arguments of the class file. Compilers add, to
 * constructors only: name and ordinal of an enum constant and the object around an inner class in
 * front, captured variables of a local class at the end.
 */
final class SourceParameters {
  private final MethodFacts method;
  private final int[] arguments;
  private final int[] slots;

  private SourceParameters(MethodFacts method, int[] arguments) {
    this.method = method;
    this.arguments = arguments;
    this.slots = new int[arguments.length];
    int slot = method.is(Opcodes.ACC_STATIC) ? 0 : 1;
    int parameter = 0;
    for (int i = 0; i < method.arguments.length && parameter < arguments.length; i++) {
      if (arguments[parameter] == i) {
        slots[parameter++] = slot;
      }
      slot += method.arguments[i].getSize();
    }
  }

  static SourceParameters of(ClassFacts owner, MethodFacts method) {
    int all = method.arguments.length;
    if (!method.isConstructor()) {
      return new SourceParameters(method, range(0, all));
    }
    if (method.declared.size() == all && hasFlags(method)) {
      return new SourceParameters(method, unflagged(owner, method));
    }
    int captured = Math.min(owner.local ? owner.capturedVariables : 0, all);
    if (method.annotable >= 0 && method.annotable < all) {
      int front = Math.max(0, all - method.annotable - captured);
      return new SourceParameters(method, range(front, front + method.annotable));
    }
    int front = Math.min(front(owner, method), all - captured);
    return new SourceParameters(method, range(front, all - captured));
  }

  private static boolean hasFlags(MethodFacts method) {
    for (MethodFacts.Declared declared : method.declared) {
      if ((declared.access() & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_MANDATED)) != 0) {
        return true;
      }
    }
    return false;
  }

  private static int[] unflagged(ClassFacts owner, MethodFacts method) {
    // The parameters of a record's compact constructor are mandated, and yet the source's.
    int added = Opcodes.ACC_SYNTHETIC | (owner.isRecord() ? 0 : Opcodes.ACC_MANDATED);
    int[] found = new int[method.arguments.length];
    int count = 0;
    for (int i = 0; i < found.length; i++) {
      if ((method.declared.get(i).access() & added) == 0) {
        found[count++] = i;
      }
    }
    return java.util.Arrays.copyOf(found, count);
  }

  /** How many arguments are added in front, by all that is known of the class. */
  private static int front(ClassFacts owner, MethodFacts method) {
    if (owner.isEnum()) {
      return 2;
    }
    String first = method.variableNames.get(1);
    boolean around =
        method.arguments.length > 0
            && owner.enclosing != null
            && method.arguments[0].getInternalName().equals(owner.enclosing)
            && (owner.inner || (owner.local && (first == null || first.startsWith("this$"))));
    return around ? 1 : 0;
  }

  private static int[] range(int from, int to) {
    int[] range = new int[Math.max(0, to - from)];
    for (int i = 0; i < range.length; i++) {
      range[i] = from + i;
    }
    return range;
  }

  int size() {
    return arguments.length;
  }

  Type type(int parameter) {
    return method.arguments[arguments[parameter]];
  }

  /** The variable in which the parameter arrives. */
  int slot(int parameter) {
    return slots[parameter];
  }

  /** The variables in which all of them arrive. */
  int[] slots() {
    return slots;
  }

  /** Their names, as far as the class file tells. */
  List<@Nullable String> names() {
    List<@Nullable String> names = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      names.add(name(i));
    }
    return names;
  }

  /** Those that are annotated with {@code @By}. */
  Set<Integer> annotatedAmounts() {
    Set<Integer> annotated = new HashSet<>();
    for (int i = 0; i < arguments.length; i++) {
      if (method.byParameters.contains(annotationIndex(i))) {
        annotated.add(i);
      }
    }
    return annotated;
  }

  /** Compilers number annotated parameters with or without the added ones, and say how many. */
  private int annotationIndex(int parameter) {
    return method.annotable == method.arguments.length ? arguments[parameter] : parameter;
  }

  private @Nullable String name(int parameter) {
    String key = method.keyNames.get(annotationIndex(parameter));
    if (key != null) {
      return key;
    }
    if (method.declared.size() == method.arguments.length) {
      String declared = method.declared.get(arguments[parameter]).name();
      if (declared != null) {
        return declared;
      }
    }
    return method.variableNames.get(slots[parameter]);
  }
}
