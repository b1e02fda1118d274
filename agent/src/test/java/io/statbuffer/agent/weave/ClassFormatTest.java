package io.statbuffer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What weaving leaves as it was. */
class ClassFormatTest {
  @Test
  void nothingButCodeIsChangedSoThatALoadedClassCanBeRewoven() {
    byte[] before =
        Compiler.javac("-g")
            .compileOne(
                """
                import io.statbuffer.annotations.*;
                class Shop implements Runnable {
                  int sold;
                  @Count(value = "ran {return}", on = When.RETURN) @Count(value = "{n}", on = When.THROW)
                  static int place(int n) { return n; }
                  public void run() {}
                }
                """);
    byte[] after =
        Objects.requireNonNull(
            new Weaver(List.of()).weave("Shop", before, name -> null).classFile());

    assertThat(members(after)).isEqualTo(members(before)).hasSize(5);
  }

  private static List<String> members(byte[] classFile) {
    List<String> members = new ArrayList<>();
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public void visit(
                  int version,
                  int access,
                  String name,
                  @Nullable String signature,
                  @Nullable String superName,
                  String[] interfaces) {
                members.add(version + " " + access + name + superName + List.of(interfaces));
              }

              @Override
              public @Nullable FieldVisitor visitField(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  @Nullable Object value) {
                members.add(access + name + descriptor);
                return null;
              }

              @Override
              public @Nullable MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  String @Nullable [] exceptions) {
                members.add(access + name + descriptor);
                return null;
              }
            },
            0);
    return members;
  }
}
