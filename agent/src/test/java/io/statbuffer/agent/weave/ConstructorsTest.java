package io.statbuffer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Constructors of other shapes than Java has had for long. */
class ConstructorsTest {
  /** As Groovy compiles constructors: one call of super for each branch. */
  private static byte[] twoCallsOfSuper() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V11, Opcodes.ACC_PUBLIC, "Twice", null, "java/lang/Object", null);
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "(I)V", null, null);
    for (String moment : List.of("RETURN", "THROW")) {
      AnnotationVisitor count = code.visitAnnotation(Descriptors.COUNT, false);
      count.visit("value", moment + " {0}");
      count.visitEnum("on", "Lio/statbuffer/annotations/When;", moment);
      count.visitEnd();
    }
    Label other = new Label();
    Label end = new Label();
    Label fine = new Label();
    code.visitVarInsn(Opcodes.ILOAD, 1);
    code.visitJumpInsn(Opcodes.IFEQ, other);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    code.visitJumpInsn(Opcodes.GOTO, end);
    code.visitLabel(other);
    Object[] before = {Opcodes.UNINITIALIZED_THIS, Opcodes.INTEGER};
    code.visitFrame(Opcodes.F_FULL, 2, before, 0, null);
    code.visitInsn(Opcodes.ICONST_1);
    code.visitVarInsn(Opcodes.ILOAD, 1);
    code.visitInsn(Opcodes.IDIV); // by zero
    code.visitInsn(Opcodes.POP);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    code.visitLabel(end);
    Object[] after = {"Twice", Opcodes.INTEGER};
    code.visitFrame(Opcodes.F_FULL, 2, after, 0, null);
    code.visitVarInsn(Opcodes.ILOAD, 1);
    code.visitInsn(Opcodes.ICONST_5);
    code.visitJumpInsn(Opcodes.IF_ICMPNE, fine);
    code.visitInsn(Opcodes.ACONST_NULL);
    code.visitInsn(Opcodes.ATHROW);
    code.visitLabel(fine);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  @Test
  void severalCallsOfSuperAreSeveralBeginnings() {
    WovenClasses woven =
        new WovenClasses(Map.of("Twice", twoCallsOfSuper()), WovenClasses.NO_RULES);

    Map<String, Long> counted =
        Counted.by(
            () -> {
              for (int argument : new int[] {0, 1, 5}) {
                try {
                  woven.load("Twice").getConstructor(int.class).newInstance(argument);
                } catch (java.lang.reflect.InvocationTargetException e) {
                  assertThat(e.getCause()).isInstanceOf(RuntimeException.class);
                } catch (ReflectiveOperationException e) {
                  throw new LinkageError(e.getMessage(), e);
                }
              }
            });

    assertThat(woven.messages()).isEmpty();
    assertThat(counted).isEqualTo(Map.of("THROW 0", 1L, "RETURN 1", 1L, "THROW 5", 1L));
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25)
  void statementsBeforeSuperAreCountedWith() {
    WovenClasses woven =
        WovenClasses.of(
            """
            import io.statbuffer.annotations.*;
            class Early {
              final Object o;
              @Count("called {n}")
              @Count(value = "thrown {n}", on = When.THROW)
              @Count(value = "made {n}", on = When.RETURN)
              Early(int n) {
                int given = n;
                for (int i = 0; i < 3; i++) {
                  Object unused = new StringBuilder(new String("x" + n));
                  if (n < 0) { throw new IllegalArgumentException(); }
                  n++;
                }
                try { n = Integer.parseInt("no"); } catch (NumberFormatException e) { n = 0; }
                o = n;
                super();
                if (given == 7) { throw new IllegalStateException(); }
              }
              static void run() {
                for (int n : new int[] {-1, 1, 7}) {
                  try { new Early(n); } catch (RuntimeException e) { }
                }
              }
            }
            """);

    assertThat(woven.messages()).isEmpty();
    assertThat(Counted.by(() -> woven.run("Early")))
        .isEqualTo(
            Map.of(
                "called -1",
                1L,
                "called 1",
                1L,
                "called 7",
                1L,
                "thrown -1",
                1L,
                "made 1",
                1L,
                "thrown 7",
                1L));
  }
}
