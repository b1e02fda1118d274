package io.statbuffer.agent.weave;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Label;

/** A class reader that marks the label at the start of each method. */
final class FactsReader extends ClassReader {
  /** The {@link Label#info} of a label before the first instruction. */
  static final Object START = new Object();

  FactsReader(byte[] classFile) {
    super(classFile);
  }

  @Override
  protected Label readLabel(int bytecodeOffset, Label[] labels) {
    Label label = super.readLabel(bytecodeOffset, labels);
    if (bytecodeOffset == 0) {
      label.info = START;
    }
    return label;
  }
}
