package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.Moment;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * One declaration of a count, valid or not.
 *
 * @param value the key or key template
 * @param on the name of the moment
 */
record AsWritten(String value, String on) {
  /** Reads one {@code @Count}. */
  static AnnotationVisitor annotation(List<AsWritten> into) {
    return new AnnotationVisitor(Opcodes.ASM9) {
      private String value = "";
      private String on = Moment.CALL.name();

      @Override
      public void visit(String name, Object text) {
        if (name.equals("value") && text instanceof String key) {
          value = key;
        }
      }

      @Override
      public void visitEnum(String name, String descriptor, String constant) {
        on = constant;
      }

      @Override
      public void visitEnd() {
        into.add(new AsWritten(value, on));
      }
    };
  }

  /** Reads the {@code @Count}s of a {@code @Counts}. */
  static AnnotationVisitor container(List<AsWritten> into) {
    return new AnnotationVisitor(Opcodes.ASM9) {
      @Override
      public AnnotationVisitor visitArray(String name) {
        return this;
      }

      @Override
      public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
        return annotation(into);
      }
    };
  }
}
