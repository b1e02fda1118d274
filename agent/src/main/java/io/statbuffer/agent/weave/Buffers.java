package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.BufferDeclaration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the {@code @Buffered} that holds for a class: its own, an enclosing one's, the package's.
 */
final class Buffers {
  private Buffers() {}

  /** The buffer of the class's counts; wrong settings are a problem, and are left out. */
  static BufferDeclaration of(ClassFacts type, ClassFileSource siblings, List<Problem> problems) {
    BufferedFacts buffered = nearest(type, siblings);
    if (buffered == null) {
      return BufferDeclaration.named(BufferDeclaration.DEFAULT_NAME);
    }
    try {
      return buffered.declaration();
    } catch (IllegalArgumentException e) {
      BufferDeclaration instead = buffered.nameOnly();
      problems.add(
          new Problem(
              type.binaryName(),
              "wrong @Buffered, counts into buffer "
                  .concat(instead.name())
                  .concat(" as if it said no more: ")
                  .concat(String.valueOf(e.getMessage()))));
      return instead;
    }
  }

  private static @Nullable BufferedFacts nearest(ClassFacts type, ClassFileSource siblings) {
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
    return at.buffered;
  }
}
