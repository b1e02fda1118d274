package io.statbuffer.agent.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** What the first pass finds of a method. */
final class MethodFacts extends MethodVisitor {
  /** A parameter of the {@code MethodParameters} attribute. */
  record Declared(@Nullable String name, int access) {}

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
  }

  boolean is(int flag) {
    return (access & flag) != 0;
  }

  boolean isConstructor() {
    return name.equals("<init>");
  }

  @Override
  public void visitParameter(@Nullable String parameter, int parameterAccess) {
    declared.add(new Declared(parameter, parameterAccess));
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
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
