package io.statbuffer.it.undisturbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.annotations.Count;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Compiler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Over class files that make the weaver throw, the application and the JVM still decide. */
class BrokenClassFilesIT {
  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("io.statbuffer.it.fork.Jdks#all")
  void whatAMutilatedClassDoesItDoesWithTheAgent(Path jdk) throws Exception {
    Path classes =
        Compiler.compile(directory.resolve("classes"), Jars.all(Count.class), "broken/Main.java");
    ForkedJvm plain = ForkedJvm.in(directory).on(jdk).classPath(List.of(classes));
    List<String> without = run(plain).output();
    EndedJvm with = run(plain.option("-Dstatbuffer.jdbc.url=jdbc:h2:mem:counts").agent());
    assertThat(with.errorsWith("the class can't be woven")).isNotEmpty();
    assertThat(with.errors()).allMatch(line -> line.startsWith("statbuffer: "));
    assertThat(with.output()).hasSameSizeAs(without);
    for (int i = 0; i < without.size(); i++) {
      // What the JVM refuses may have lost its fault when it is written anew.
      if (!without.get(i).contains("refused: ")) {
        assertThat(with.output().get(i)).isEqualTo(without.get(i));
      }
    }
    assertThat(without).anyMatch(line -> line.endsWith("returns 1"));
  }

  private static EndedJvm run(ForkedJvm jvm) throws IOException, InterruptedException {
    try (RunningJvm running = jvm.start("broken.Main")) {
      EndedJvm ended = running.end();
      assertThat(ended.exitCode()).isZero();
      return ended;
    }
  }
}
