package io.statbuffer.agent.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** What the first pass finds of a method. */
final class MethodFacts extends MethodVisitor {
  /** A parameter of the {@code MethodParameters} attribute. */
  record Declared(@Nullable String name, int access) {}

  /** A call of a method. */
  record Call(boolean special, String owner, String name, String descriptor) {
    String signature() {
      return name.concat(descriptor);
    }
  }

  final int access;
  final String name;
  final String descriptor;
  final Type[] arguments;
  final Type returned;

  final List<AsWritten> counts = new ArrayList<>();
  boolean by;

  /** Empty without the attribute, else one for each argument. */
  final List<Declared> declared = new ArrayList<>();

  /** How many parameters may have annotations, by which those are numbered; -1 if unknown. */
  int annotable = -1;

  final Map<Integer, String> keyNames = new HashMap<>();
  final Set<Integer> byParameters = new HashSet<>();

  /** Names of the debug information, by slot, of variables that are there from the start. */
  final Map<Integer, String> variableNames = new HashMap<>();

  /** Calls by {@code invokespecial} and, of a bridge, all; not those of constructors. */
  final List<Call> calls = new ArrayList<>();

  /** What other languages' compilers made of it. */
  final ForeignCode foreign;

  int maxLocals;
  boolean hasCode;
  boolean hasSubroutines;

  MethodFacts(int access, String name, String descriptor) {
    super(Opcodes.ASM9);
    this.access = access;
    this.name = name;
    this.descriptor = descriptor;
    this.arguments = Type.getArgumentTypes(descriptor);
    this.returned = Type.getReturnType(descriptor);
    this.foreign = new ForeignCode(this);
  }

  boolean is(int flag) {
    return (access & flag) != 0;
  }

  boolean isConstructor() {
    return name.equals("<init>");
  }

  /** Its name and descriptor, by which the JVM knows what overrides what. */
  String signature() {
    return name.concat(descriptor);
  }

  /** Whether it is called on objects, whose class may have another one. */
  boolean overrides() {
    return !isConstructor() && !is(Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE);
  }

  boolean isOverridable() {
    return overrides() && !is(Opcodes.ACC_FINAL);
  }

  boolean isPackagePrivate() {
    return !is(Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_PRIVATE);
  }

  /** The signature of the method that it calls in its own class, if it is a bridge to one. */
  @Nullable String bridged(String owner) {
    if (!is(Opcodes.ACC_BRIDGE)) {
      return null;
    }
    for (Call call : calls) {
      if (!call.special
          && call.owner.equals(owner)
          && call.name.equals(name)
          && Type.getArgumentTypes(call.descriptor).length == arguments.length) {
        return call.signature();
      }
    }
    return null;
  }

  @Override
  public void visitParameter(@Nullable String parameter, int parameterAccess) {
    declared.add(new Declared(parameter, parameterAccess));
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
    foreign.annotation(annotation);
    switch (annotation) {
      case Descriptors.COUNT -> {
        return AsWritten.annotation(counts);
      }
      case Descriptors.COUNTS -> {
        return AsWritten.container(counts);
      }
      case Descriptors.BY -> by = true;
      default -> {}
    }
    return null;
  }

  @Override
  public void visitAnnotableParameterCount(int count, boolean visible) {
    annotable = Math.max(annotable, count);
  }

  @Override
  public @Nullable AnnotationVisitor visitParameterAnnotation(
      int parameter, String annotation, boolean visible) {
    if (annotation.equals(Descriptors.BY)) {
      byParameters.add(parameter);
    }
    if (!annotation.equals(Descriptors.KEY)) {
      return null;
    }
    return new AnnotationVisitor(Opcodes.ASM9) {
      @Override
      public void visit(String property, Object value) {
        keyNames.put(parameter, value.toString());
      }
    };
  }

  @Override
  public void visitCode() {
    hasCode = true;
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    hasSubroutines |= opcode == Opcodes.RET;
    foreign.variable(variable);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    foreign.type(opcode, type);
  }

  @Override
  public void visitFieldInsn(int opcode, String holder, String field, String fieldDescriptor) {
    foreign.field(opcode, holder, field);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String called, String calledDescriptor, boolean onInterface) {
    foreign.call(opcode, owner, called, calledDescriptor);
    if (opcode == Opcodes.INVOKESTATIC) {
      Call superCall = ForeignCode.superCall(owner, called, calledDescriptor);
      if (superCall != null) {
        calls.add(superCall);
      }
    }
    boolean special = opcode == Opcodes.INVOKESPECIAL;
    if ((special || is(Opcodes.ACC_BRIDGE)) && !called.equals("<init>")) {
      calls.add(new Call(special, owner, called, calledDescriptor));
    }
  }

  @Override
  public void visitInvokeDynamicInsn(
      String site, String siteDescriptor, Handle bootstrap, Object... constants) {
    for (Object constant : constants) {
      if (constant instanceof Handle handle && handle.getTag() == Opcodes.H_INVOKESPECIAL) {
        calls.add(new Call(true, handle.getOwner(), handle.getName(), handle.getDesc()));
      }
    }
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    hasSubroutines |= opcode == Opcodes.JSR;
  }

  @Override
  public void visitLocalVariable(
      String variable,
      String variableDescriptor,
      @Nullable String signature,
      Label start,
      Label end,
      int slot) {
    if (start.info == FactsReader.START) {
      variableNames.put(slot, variable);
    }
  }

  @Override
  public void visitMaxs(int maxStack, int locals) {
    maxLocals = locals;
  }
}
