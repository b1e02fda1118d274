package io.statbuffer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** What can't be woven is left as it was, and said. */
class BrokenClassFilesTest {
  private static final Weaver WEAVER = new Weaver(List.of());
  private static final ClassFileSource ALONE = name -> null;

  private static byte[] shop() {
    return Compiler.javac("-g")
        .compileOne(
            """
            import io.statbuffer.annotations.*;
            class Shop {
              @Count(value = "{n}", on = When.THROW) static int place(@Key("n") long n) {
                for (int i = 0; i < n; i++) { if (i == 3) throw new IllegalStateException(); }
                return (int) n;
              }
            }
            """);
  }

  @Test
  void noBytesThrow() {
    byte[] shop = shop();
    Random random = new Random(42);
    int said = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] broken = shop.clone();
      for (int j = 0; j < 1 + i % 4; j++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      }
      if (i % 3 == 0) {
        broken = Arrays.copyOf(broken, random.nextInt(broken.length));
      }
      assertThat(WEAVER.mightCount("Shop", broken, Surroundings.of(name -> null)))
          .isIn(true, false);
      Woven woven = WEAVER.weave("Shop", broken, ALONE);
      said += woven.problems().size();
      assertThat(woven.counted().isEmpty()).isEqualTo(woven.classFile() == null);
    }
    assertThat(said).isPositive();
  }

  @Test
  void whatIsNoClassFileIsAProblem() {
    for (byte[] nothing : new byte[][] {{}, {1}, new byte[100]}) {
      assertThat(WEAVER.mightCount("Shop", nothing, Surroundings.of(name -> null))).isFalse();
      assertThat(WEAVER.weave("acme/Shop", nothing, ALONE).problems())
          .singleElement()
          .asString()
          .startsWith("acme.Shop: the class can't be woven: ");
    }
  }

  @Test
  void aClassFileOfAFutureJavaIsAProblem() {
    byte[] future = shop();
    future[7] = (byte) 200;

    Woven woven = WEAVER.weave("Shop", future, ALONE);

    assertThat(woven.classFile()).isNull();
    assertThat(woven.problems()).singleElement().asString().contains("class file", "version 200");
  }

  @Test
  void aClassWithoutTheAnnotationIsLeftAlone() {
    byte[] plain = Compiler.javac().compileOne("class Plain { void place() {} }");

    assertThat(WEAVER.mightCount("Plain", plain, Surroundings.of(name -> null))).isFalse();
    assertThat(WEAVER.weave("Plain", plain, ALONE).classFile()).isNull();
    assertThat(WEAVER.weave("Plain", plain, ALONE).problems()).isEmpty();
  }

  @Test
  void onlyTheMethodThatGrowsTooLongIsLeft() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 5458; i++) {
      body.append("n = n * 31 + 7 ^ n;");
    }
    WovenClasses woven =
        WovenClasses.of(
            """
            import io.statbuffer.annotations.*;
            class Long {
              @Count(value = "{n}", on = When.THROW) @Count(value = "{n}", on = When.RETURN)
              @Count("{n}{n}{n}{n}{n}{n}{n}{n}{n}{n}{n}{n}{n}{n}{n}{n}{n}{n}{n}") static long tooLong(long n) { BODY return n; }
              @Count("short") static void notTooLong() {}
              static void run() { tooLong(1); notTooLong(); }
            }
            """
                .replace("BODY", body));

    assertThat(woven.messages())
        .containsExactly(
            "Long.tooLong(long): is so long that counting would take it past the 64 KB a method may"
                + " have");
    assertThat(Counted.by(() -> woven.run("Long"))).isEqualTo(Map.of("short", 1L));
  }

  @Test
  void aLongMethodWhoseJumpsGrowLongIsWoven() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 2970; i++) {
      body.append("n = n * 31 + 7 ^ n;");
    }
    WovenClasses woven =
        WovenClasses.of(
            """
            import io.statbuffer.annotations.*;
            class Far {
              @Count(value = "thrown.{n}", on = When.THROW) @Count(value = "{n}", on = When.RETURN)
              static long far(long n) {
                for (int i = 0; i < 2; i++) {
                  if (n == 0) { if (i == 1) throw new IllegalStateException(); else continue; }
                  BODY
                  if (n == 77) return 1;
                  if (n == 78) return 2;
                }
                return n;
              }
              static void run() {
                far(1);
                try { far(0); } catch (IllegalStateException e) { }
              }
            }
            """
                .replace("BODY", body));

    assertThat(woven.messages()).isEmpty();
    assertThat(Counted.by(() -> woven.run("Far"))).isEqualTo(Map.of("1", 1L, "thrown.0", 1L));
  }

  @Test
  void subroutinesOfOldCompilersAreLeft() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_4, Opcodes.ACC_PUBLIC, "Old", null, "java/lang/Object", null);
    MethodVisitor code =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", "()V", null, null);
    code.visitAnnotation(Descriptors.COUNT, false).visitEnd();
    Label subroutine = new Label();
    code.visitJumpInsn(Opcodes.JSR, subroutine);
    code.visitInsn(Opcodes.RETURN);
    code.visitLabel(subroutine);
    code.visitVarInsn(Opcodes.ASTORE, 0);
    code.visitVarInsn(Opcodes.RET, 0);
    code.visitMaxs(1, 1);
    code.visitEnd();

    Rule rule = new Rule("Old", "run", null, "old");
    Woven woven = new Weaver(List.of(rule)).weave("Old", writer.toByteArray(), ALONE);

    assertThat(woven.classFile()).isNull();
    assertThat(woven.problems()).extracting(Problem::message).anyMatch(m -> m.contains("JSR"));
  }
}
