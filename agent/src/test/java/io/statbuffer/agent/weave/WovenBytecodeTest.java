package io.statbuffer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a count adds to a method: every instruction of it is paid for at every call. */
class WovenBytecodeTest {
  @Test
  void aFixedKeyIsAConstantAndOneCall() {
    assertThat(woven("@Count(\"placed\") void place() {}"))
        .containsExactly("constant Counter", "INVOKEINTERFACE Counter.increment()V", "RETURN");
  }

  @Test
  void aFixedKeyWithAnAmountIsAConstantTheAmountAndOneCall() {
    assertThat(woven("@Count(\"sent\") void place(@By long bytes) {}"))
        .containsExactly(
            "constant Counter", "LLOAD 1", "INVOKEINTERFACE Counter.add(J)V", "RETURN");
  }

  @Test
  void inAClassThatCannotNameTheRuntimeItIsAConstantAndOneCallAsWell() {
    assertThat(woven("@Count(\"placed\") void place() {}", RuntimeAccess.BY_SYSTEM_LOADER))
        .containsExactly(
            "constant LongAdder",
            "call " + Opcodes.INVOKEVIRTUAL + " java/util/concurrent/atomic/LongAdder.increment()V",
            "RETURN");
  }

  private static List<String> woven(String method) {
    return woven(method, RuntimeAccess.BY_NAME);
  }

  private static List<String> woven(String method, RuntimeAccess access) {
    byte[] before =
        Compiler.javac("-g", "--release", "17")
            .compileOne("import io.statbuffer.annotations.*; class Shop { " + method + " }");
    Woven woven =
        new Weaver(List.of()).weave("Shop", before, Surroundings.of(name -> null), access);
    List<String> instructions = new ArrayList<>();
    new ClassReader(Objects.requireNonNull(woven.classFile()))
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public @Nullable MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  String @Nullable [] exceptions) {
                return name.equals("place") ? new Instructions(instructions) : null;
              }
            },
            ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return instructions;
  }

  /** Those that are used here, in words; any other by its number. */
  private static final class Instructions extends MethodVisitor {
    private final List<String> seen;

    Instructions(List<String> seen) {
      super(Opcodes.ASM9);
      this.seen = seen;
    }

    @Override
    public void visitLdcInsn(Object value) {
      Object constant = value;
      if (value instanceof ConstantDynamic dynamic) {
        String type = Type.getType(dynamic.getDescriptor()).getClassName();
        constant = type.substring(type.lastIndexOf('.') + 1);
      }
      seen.add("constant " + constant);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean onInterface) {
      String type = owner.replace("io/statbuffer/runtime/", "");
      String call = opcode == Opcodes.INVOKEINTERFACE ? "INVOKEINTERFACE" : "call " + opcode;
      seen.add(call + " " + type + "." + name + descriptor);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
      seen.add((opcode == Opcodes.LLOAD ? "LLOAD " : "variable " + opcode + " ") + variable);
    }

    @Override
    public void visitInsn(int opcode) {
      seen.add(opcode == Opcodes.RETURN ? "RETURN" : "instruction " + opcode);
    }
  }
}
