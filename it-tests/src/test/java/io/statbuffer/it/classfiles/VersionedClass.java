package io.statbuffer.it.classfiles;

import io.statbuffer.annotations.By;
import io.statbuffer.annotations.When;
import io.statbuffer.it.source.CountedMethods;
import io.statbuffer.it.source.CountedMethods.Declared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * A class as a compiler of some version writes it: with each way to count, and with code that needs
 * a stack map where there are such.
 *
 * @param name without a package
 * @param version of the class file, its major number
 * @param stackMaps whether it has them
 */
record VersionedClass(String name, int version, boolean stackMaps) {
  private static final int STATIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

  /** What it counts when {@code classfiles.Main} has called it. */
  Map<String, Long> counted() {
    String prefix = "default/" + name;
    return Map.of(
        prefix + ".fixed", 1L,
        prefix + ".said.hello", 1L,
        prefix + ".returned.3", 2L,
        prefix + ".thrown", 1L,
        prefix + ".by", 7L);
  }

  /** Writes it into the directory. */
  void writeTo(Path directory) throws IOException {
    ClassWriter type =
        new ClassWriter(stackMaps ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER;
    type.visit(version, access, name, null, "java/lang/Object", null);
    fixed(type);
    said(type);
    returned(type);
    thrown(type);
    by(type);
    type.visitEnd();
    Files.write(directory.resolve(name + ".class"), type.toByteArray());
  }

  private MethodVisitor method(ClassWriter type, String method, String descriptor, When on) {
    MethodVisitor code = type.visitMethod(STATIC, method, descriptor, null, null);
    String key = name + "." + method;
    switch (method) {
      case "said" -> key += ".{0}";
      case "returned" -> key += ".{return}";
      default -> {}
    }
    CountedMethods.annotate(code, List.of(new Declared(key, on)));
    return code;
  }

  private void fixed(ClassWriter type) {
    MethodVisitor code = method(type, "fixed", "()V", When.CALL);
    code.visitCode();
    end(code, Opcodes.RETURN);
  }

  private void said(ClassWriter type) {
    MethodVisitor code = method(type, "said", "(Ljava/lang/String;)V", When.CALL);
    code.visitCode();
    Label isNull = new Label();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitJumpInsn(Opcodes.IFNULL, isNull);
    code.visitInsn(Opcodes.ACONST_NULL);
    code.visitVarInsn(Opcodes.ASTORE, 0);
    code.visitLabel(isNull);
    end(code, Opcodes.RETURN);
  }

  private void returned(ClassWriter type) {
    MethodVisitor code = method(type, "returned", "(I)I", When.RETURN);
    code.visitCode();
    Label negative = new Label();
    code.visitVarInsn(Opcodes.ILOAD, 0);
    code.visitJumpInsn(Opcodes.IFLT, negative);
    code.visitVarInsn(Opcodes.ILOAD, 0);
    code.visitInsn(Opcodes.IRETURN);
    code.visitLabel(negative);
    code.visitVarInsn(Opcodes.ILOAD, 0);
    code.visitInsn(Opcodes.INEG);
    end(code, Opcodes.IRETURN);
  }

  private void thrown(ClassWriter type) {
    MethodVisitor code = method(type, "thrown", "(Ljava/lang/RuntimeException;)V", When.THROW);
    code.visitCode();
    Label isNull = new Label();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitJumpInsn(Opcodes.IFNULL, isNull);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitInsn(Opcodes.ATHROW);
    code.visitLabel(isNull);
    end(code, Opcodes.RETURN);
  }

  private void by(ClassWriter type) {
    MethodVisitor code = method(type, "by", "(J)V", When.CALL);
    code.visitParameterAnnotation(0, Type.getDescriptor(By.class), true).visitEnd();
    code.visitCode();
    end(code, Opcodes.RETURN);
  }

  private static void end(MethodVisitor code, int opcode) {
    code.visitInsn(opcode);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
