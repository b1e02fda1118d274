package io.statbuffer.agent.weave;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That the JVM's compilers take woven methods, whose rare paths never ran. */
class CompiledCodeTest {
  private static final String HOT =
      """
      import io.statbuffer.annotations.*;
      public class Hot {
        static int n;
        static boolean rare;
        @Count("cold") static void cold() {}
        @Count("called")
        @Count(value = "returned", on = When.RETURN)
        @Count(value = "thrown {0}", on = When.THROW)
        static int hot(int i) {
          if (rare) {
            return -1;
          }
          return n += i;
        }
        @Count(value = "rarely", on = When.THROW) static int rarely(int i) {
          if (rare) {
            throw new IllegalStateException();
          }
          return n += i;
        }
        static int caller(int i) {
          if (rare) {
            cold();
          }
          return n += i;
        }
        static void run() {
          for (int i = 0; i < 1_000_000; i++) {
            hot(i);
            rarely(i);
            caller(i);
          }
        }
      }
      """;

  /** Weaves as the agent does on this Java, and runs hot. */
  static final class Main extends ClassLoader {
    public static void main(String[] args) throws ReflectiveOperationException {
      byte[] hot = Compiler.javac("--release", "17").compileOne(HOT);
      byte[] woven = new Weaver(List.of()).weave("Hot", hot, name -> null).classFile();
      if (woven == null) {
        throw new AssertionError("not woven");
      }
      var run = new Main().define(woven).getDeclaredMethod("run");
      run.setAccessible(true);
      run.invoke(null);
    }

    private Class<?> define(byte[] classFile) {
      return defineClass("Hot", classFile, 0, classFile.length);
    }
  }

  @Test
  void noMethodIsLeftToTheInterpreter() throws IOException, InterruptedException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xbatch", // or a busy machine ends before it has compiled
                "-XX:+PrintCompilation",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName())
            .redirectErrorStream(true)
            .start();
    List<String> lines = new String(java.getInputStream().readAllBytes(), UTF_8).lines().toList();

    assertThat(java.waitFor()).isZero();
    for (String method : List.of("Hot::hot ", "Hot::rarely ", "Hot::caller ")) {
      assertThat(lines).anyMatch(line -> line.contains(" 4 ") && line.contains(method));
    }
    // Java 17 compiles what may call a woven method that never ran by its last compiler only.
    assertThat(lines)
        .noneMatch(
            line ->
                line.contains("Hot::")
                    && line.contains("SKIPPED")
                    && (line.contains(" 4 ")
                        || line.contains("::hot ")
                        || line.contains("::rarely ")));
  }
}
