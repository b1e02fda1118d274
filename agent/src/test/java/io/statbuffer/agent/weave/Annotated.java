package io.statbuffer.agent.weave;

import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Puts {@code @Count}s of all moments on every method of a class file. */
final class Annotated extends ClassVisitor {
  private final boolean withTemplates;
  private String className = "";

  private Annotated(ClassVisitor next, boolean withTemplates) {
    super(Opcodes.ASM9, next);
    this.withTemplates = withTemplates;
  }

  static byte[] of(byte[] classFile, boolean withTemplates) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(classFile).accept(new Annotated(writer, withTemplates), 0);
    return writer.toByteArray();
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    super.visit(version, access, name, signature, superName, interfaces);
    className = name;
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
    int bodiless = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE;
    int copied = Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC;
    if ((access & (bodiless | copied)) == 0) {
      AnnotationVisitor counts =
          method.visitAnnotation(Descriptors.COUNTS, false).visitArray("value");
      for (String moment : List.of("CALL", "RETURN", "THROW")) {
        AnnotationVisitor count = counts.visitAnnotation("", Descriptors.COUNT);
        count.visit("value", key(moment, name, descriptor));
        count.visitEnum("on", "Lio/statbuffer/annotations/When;", moment);
        count.visitEnd();
      }
      counts.visitEnd();
    }
    return method;
  }

  private String key(String moment, String name, String descriptor) {
    StringBuilder key = new StringBuilder(moment).append(' ').append(className);
    key.append(name.equals("<init>") ? " new" : " method");
    if (withTemplates) {
      Type[] arguments = Type.getArgumentTypes(descriptor);
      for (int i = 0; i < arguments.length && !name.equals("<init>"); i++) {
        if (arguments[i].getSort() != Type.ARRAY) {
          key.append(" {").append(i).append(isObject(arguments[i]) ? ".class}" : "}");
        }
      }
      Type returned = Type.getReturnType(descriptor);
      if (moment.equals("RETURN")
          && returned.getSort() != Type.VOID
          && returned.getSort() != Type.ARRAY) {
        key.append(" {return}");
      }
    }
    return key.toString();
  }

  private static boolean isObject(Type type) {
    return type.getSort() == Type.OBJECT;
  }
}
