package io.statbuffer.agent.weave;

import net.bytebuddy.jar.asm.Type;

/** How messages and rules name a method. */
final class MethodNames {
  private MethodNames() {}

  /** Its name and the simple names of its parameters' types: {@code place(Order)}. */
  static String shortName(ClassFacts owner, MethodFacts method) {
    StringBuilder text = new StringBuilder();
    text.append(method.isConstructor() ? simple(owner.binaryName()) : method.name).append('(');
    for (int i = 0; i < method.arguments.length; i++) {
      text.append(i == 0 ? "" : ", ").append(simple(method.arguments[i].getClassName()));
    }
    return text.append(')').toString();
  }

  /** As {@link CountedMethod} and {@link Problem} name it. */
  static String fullName(ClassFacts owner, MethodFacts method) {
    return owner.binaryName().concat(".").concat(signature(method));
  }

  /** As generated code names it: {@code place(com.acme.Order)}. */
  static String signature(MethodFacts method) {
    StringBuilder text = new StringBuilder(method.name).append('(');
    for (int i = 0; i < method.arguments.length; i++) {
      text.append(i == 0 ? "" : ",").append(method.arguments[i].getClassName());
    }
    return text.append(')').toString();
  }

  /** Whether the types a rule names, separated by commas, are those of the method. */
  static boolean matches(String parameterTypes, Type[] arguments) {
    int at = 0;
    int end = parameterTypes.length();
    for (int i = 0; i < arguments.length; i++) {
      int comma = parameterTypes.indexOf(',', at);
      boolean last = i == arguments.length - 1;
      if (at > end || (comma < 0) != last) {
        return false;
      }
      String named = parameterTypes.substring(at, last ? end : comma).trim();
      if (!matches(named, arguments[i].getClassName())) {
        return false;
      }
      at = comma + 1;
    }
    return arguments.length > 0 || parameterTypes.isBlank();
  }

  private static boolean matches(String named, String type) {
    String wanted = named.replace("...", "[]").replace('$', '.');
    String found = type.replace('$', '.');
    return found.equals(wanted) || (found.endsWith(".".concat(wanted)) && !wanted.isEmpty());
  }

  private static String simple(String className) {
    return className.substring(
        Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
  }
}
