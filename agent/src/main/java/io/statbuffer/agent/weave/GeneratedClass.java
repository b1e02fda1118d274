package io.statbuffer.agent.weave;

/**
 * The class {@code Outer_InnerBuffer} that the annotation processor makes of {@code Outer.Inner},
 * and which counts by itself.
 */
final class GeneratedClass {
  private static final String SUFFIX = "Buffer";
  private static final String BUFFER = "io/statbuffer/runtime/StatBuffer";

  private GeneratedClass() {}

  static boolean isOne(ClassFacts type) {
    return type.name.endsWith(SUFFIX) && isNamedForSupertype(type) && takesBuffer(type);
  }

  private static boolean isNamedForSupertype(ClassFacts type) {
    for (String supertype : type.supertypes) {
      int simple = supertype.lastIndexOf('/') + 1;
      String simpleName = supertype.substring(simple).replace('$', '_');
      if (type.name.equals(supertype.substring(0, simple).concat(simpleName).concat(SUFFIX))) {
        return true;
      }
    }
    return false;
  }

  private static boolean takesBuffer(ClassFacts type) {
    for (MethodFacts method : type.methods) {
      if (method.isConstructor()
          && method.arguments.length > 0
          && method.arguments[0].getInternalName().equals(BUFFER)) {
        return true;
      }
    }
    return false;
  }
}
