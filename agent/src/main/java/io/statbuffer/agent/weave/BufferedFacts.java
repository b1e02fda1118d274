package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.BufferDeclaration;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** The values of one {@code @Buffered}. */
final class BufferedFacts extends AnnotationVisitor {
  private String name = BufferDeclaration.DEFAULT_NAME;
  private String interval = "";
  private String jitter = "";
  private String backoff = "";
  private int maxKeys;

  BufferedFacts() {
    super(Opcodes.ASM9);
  }

  @Override
  public void visit(String property, Object value) {
    switch (property) {
      case "name" -> name = value.toString();
      case "interval" -> interval = value.toString();
      case "jitter" -> jitter = value.toString();
      case "backoff" -> backoff = value.toString();
      case "maxKeys" -> maxKeys = (Integer) value;
      default -> {} // of a later version
    }
  }

  /**
   * What it declares.
   *
   * @throws IllegalArgumentException if one of the values is wrong
   */
  BufferDeclaration declaration() {
    return BufferDeclaration.of(name, interval, jitter, backoff, maxKeys);
  }

  /** A declaration of the name, if it can be one, and of nothing else. */
  BufferDeclaration nameOnly() {
    try {
      return BufferDeclaration.named(name);
    } catch (IllegalArgumentException e) { // which declaration() says
      return BufferDeclaration.named(BufferDeclaration.DEFAULT_NAME);
    }
  }
}
