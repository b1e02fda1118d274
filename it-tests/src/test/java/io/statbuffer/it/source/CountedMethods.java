package io.statbuffer.it.source;

import io.statbuffer.annotations.Count;
import io.statbuffer.annotations.When;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Annotates the methods of a class file that were compiled without annotations. */
public final class CountedMethods {
  private CountedMethods() {}

  /** One {@code @Count}. */
  public record Declared(String key, When on) {}

  /** Says what a method counts. */
  @FunctionalInterface
  public interface Counts {
    /** The counts of a method with code, which may be none. */
    List<Declared> of(String className, int access, String method, Type[] parameters);
  }

  /** The same class file with the annotations. */
  public static byte[] annotate(byte[] classFile, Counts counts) {
    ClassWriter writer = new ClassWriter(0); // of its own: else it copies methods as they are
    new ClassReader(classFile).accept(new Annotator(writer, counts), 0);
    return writer.toByteArray();
  }

  /** Puts the annotations on one method. */
  public static void annotate(MethodVisitor method, List<Declared> counts) {
    if (counts.isEmpty()) {
      return;
    }
    AnnotationVisitor container =
        method.visitAnnotation(Type.getDescriptor(io.statbuffer.annotations.Counts.class), true);
    AnnotationVisitor values = container.visitArray("value");
    for (Declared declared : counts) {
      AnnotationVisitor count = values.visitAnnotation(null, Type.getDescriptor(Count.class));
      count.visit("value", declared.key());
      count.visitEnum("on", Type.getDescriptor(When.class), declared.on().name());
      count.visitEnd();
    }
    values.visitEnd();
    container.visitEnd();
  }

  private static final class Annotator extends ClassVisitor {
    private static final int WITHOUT_CODE = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE;

    private final Counts counts;
    private String className = "";

    Annotator(ClassVisitor next, Counts counts) {
      super(Opcodes.ASM9, next);
      this.counts = counts;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      className = name.replace('/', '.');
      super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
      if ((access & WITHOUT_CODE) == 0 && !name.equals("<clinit>")) {
        annotate(method, counts.of(className, access, name, Type.getArgumentTypes(descriptor)));
      }
      return method;
    }
  }
}
