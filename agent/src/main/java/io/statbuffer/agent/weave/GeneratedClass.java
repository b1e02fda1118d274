package io.statbuffer.agent.weave;

/**
 * The class that the annotation processor makes of a declared buffer, {@code Outer_InnerBuffer}.
 */
final class GeneratedClass {
  private final String internalName;
  private final ClassFileSource siblings;

  GeneratedClass(ClassFacts declared, ClassFileSource siblings) {
    int simple = declared.name.lastIndexOf('/') + 1;
    this.internalName =
        declared.name.substring(0, simple)
            + declared.name.substring(simple).replace('$', '_')
            + "Buffer";
    this.siblings = siblings;
  }

  String binaryName() {
    return internalName.replace('/', '.');
  }

  boolean exists() {
    return siblings.read(internalName) != null;
  }
}
