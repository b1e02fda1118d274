package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.BufferDeclaration;

/**
 * Finds the {@code @Buffered} that holds for a class: its own, an enclosing one's, the package's.
 */
final class Buffers {
  private Buffers() {}

  /**
   * The buffer of the class's counts.
   *
   * @throws IllegalArgumentException if the {@code @Buffered} is wrong
   */
  static BufferDeclaration of(ClassFacts type, ClassFileSource siblings) {
    ClassFacts at = type;
    for (int depth = 0; at.buffered == null && at.enclosing != null && depth < 100; depth++) {
      byte[] enclosing = siblings.read(at.enclosing);
      if (enclosing == null) {
        break;
      }
      at = ClassFacts.outline(enclosing);
    }
    if (at.buffered == null && type.name.indexOf('/') > 0) {
      String directory = type.name.substring(0, type.name.lastIndexOf('/') + 1);
      byte[] packageInfo = siblings.read(directory.concat("package-info"));
      at = packageInfo == null ? at : ClassFacts.outline(packageInfo);
    }
    return at.buffered == null
        ? BufferDeclaration.named(BufferDeclaration.DEFAULT_NAME)
        : at.buffered.declaration();
  }
}
