package io.statbuffer.agent.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** What the first pass finds in a class file. */
final class ClassFacts extends ClassVisitor {
  final List<MethodFacts> methods = new ArrayList<>();
  String name = "";
  String superName = "";

  /** The superclass and the interfaces. */
  final List<String> supertypes = new ArrayList<>();

  int version;
  private int access;

  /** The class around this one, if it is nested. */
  @Nullable String enclosing;

  /** Whether its constructors take the object around it as their first argument. */
  boolean inner;

  /** Whether it is declared in a method, so that its constructors may take captured variables. */
  boolean local;

  int capturedVariables;
  @Nullable BufferedFacts buffered;

  ClassFacts() {
    super(Opcodes.ASM9);
  }

  static ClassFacts of(byte[] classFile) {
    ClassFacts facts = new ClassFacts();
    new FactsReader(classFile).accept(facts, ClassReader.SKIP_FRAMES);
    return facts;
  }

  /** The facts without those of code, of a class that may hold a {@code @Buffered}. */
  static ClassFacts outline(byte[] classFile) {
    ClassFacts facts = new ClassFacts();
    new ClassReader(classFile).accept(facts, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return facts;
  }

  boolean isInterface() {
    return (access & Opcodes.ACC_INTERFACE) != 0;
  }

  boolean isEnum() {
    return (access & Opcodes.ACC_ENUM) != 0;
  }

  boolean isRecord() {
    return (access & Opcodes.ACC_RECORD) != 0;
  }

  boolean declares(String signature) {
    for (MethodFacts method : methods) {
      if (method.overrides() && method.signature().equals(signature)) {
        return true;
      }
    }
    return false;
  }

  /** Its package as an internal name that ends with a slash, or is empty. */
  String packageName() {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  /** The class's name in messages. */
  String binaryName() {
    return name.replace('/', '.');
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    this.version = version & 0xFFFF; // the rest is the minor version, of preview features
    this.access = access;
    this.name = name;
    this.superName = superName == null ? "" : superName;
    supertypes.add(this.superName);
    supertypes.addAll(interfaces == null ? List.of() : List.of(interfaces));
  }

  @Override
  public void visitOuterClass(
      String owner, @Nullable String method, @Nullable String methodDescriptor) {
    enclosing = owner;
    local = true;
  }

  @Override
  public void visitInnerClass(
      String nested, @Nullable String outer, @Nullable String simpleName, int nestedAccess) {
    if (nested.equals(name) && outer != null) {
      enclosing = outer;
      inner = (nestedAccess & (Opcodes.ACC_STATIC | Opcodes.ACC_INTERFACE)) == 0;
    }
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    if (!descriptor.equals(Descriptors.BUFFERED)) {
      return null;
    }
    buffered = new BufferedFacts();
    return buffered;
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int fieldAccess,
      String field,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    if ((fieldAccess & Opcodes.ACC_SYNTHETIC) != 0 && field.startsWith("val$")) {
      capturedVariables++;
    }
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int methodAccess,
      String method,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodFacts facts = new MethodFacts(methodAccess, method, descriptor);
    methods.add(facts);
    return facts;
  }
}
