package io.statbuffer.it.classfiles;

import io.statbuffer.annotations.When;
import io.statbuffer.it.source.CountedMethods;
import io.statbuffer.it.source.CountedMethods.Declared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Class files of which a method is annotated and can't be woven. Its name is {@code count}. */
final class UncountableClasses {
  private static final int MOST_CODE = 65_535;

  private UncountableClasses() {}

  /** Of a method as long as a method can be. */
  static void huge(Path directory, String name) throws IOException {
    write(
        directory,
        name,
        Opcodes.V17,
        code -> {
          for (int i = 0; i < MOST_CODE - 1; i++) {
            code.visitInsn(Opcodes.NOP);
          }
        });
  }

  /** Of a method that calls a subroutine of its own, as old compilers wrote {@code finally}. */
  static void withSubroutine(Path directory, String name) throws IOException {
    write(
        directory,
        name,
        Opcodes.V1_5,
        code -> {
          Label subroutine = new Label();
          Label end = new Label();
          code.visitJumpInsn(Opcodes.JSR, subroutine);
          code.visitJumpInsn(Opcodes.GOTO, end);
          code.visitLabel(subroutine);
          code.visitVarInsn(Opcodes.ASTORE, 0);
          code.visitVarInsn(Opcodes.RET, 0);
          code.visitLabel(end);
        });
  }

  /** Of a version that neither the agent nor any JVM knows. */
  static void ofTheFuture(Path directory, String name) throws IOException {
    write(directory, name, 99, code -> {});
  }

  private static void write(Path directory, String name, int version, Consumer<MethodVisitor> body)
      throws IOException {
    ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER;
    type.visit(version, access, name, null, "java/lang/Object", null);
    int isStatic = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    MethodVisitor code = type.visitMethod(isStatic, "count", "()V", null, null);
    CountedMethods.annotate(code, List.of(new Declared(name, When.CALL)));
    code.visitCode();
    body.accept(code);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    type.visitEnd();
    Files.write(directory.resolve(name + ".class"), type.toByteArray());
  }
}
