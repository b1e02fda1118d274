package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.KeyTemplate;
import io.statbuffer.runtime.declared.KeyTemplate.Placeholder;
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
  /** That of a rule. */
  static AsWritten of(Rule rule) {
    return new AsWritten(rule.key(), momentOf(rule).name());
  }

  private static Moment momentOf(Rule rule) {
    Moment on = rule.on();
    if (on != null) {
      return on;
    }
    try {
      for (Placeholder placeholder : KeyTemplate.parse(rule.key()).placeholders()) {
        if (placeholder.isReturn()) {
          return Moment.RETURN;
        }
      }
    } catch (IllegalArgumentException e) { // malformed, which is said when it is planned
      return Moment.CALL;
    }
    return Moment.CALL;
  }

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
