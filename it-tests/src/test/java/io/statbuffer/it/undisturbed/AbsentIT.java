package io.statbuffer.it.undisturbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.annotations.Count;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An agent that isn't there, or switched off, leaves no trace. */
class AbsentIT {
  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("io.statbuffer.it.fork.Jdks#all")
  void withoutAnyJarTheAnnotationsAreAsIfTheyWereNotThere(Path jdk) throws Exception {
    Path classes =
        Compiler.compile(directory.resolve("bare"), Jars.all(Count.class), "bare/Main.java");
    try (RunningJvm jvm =
        ForkedJvm.in(directory).on(jdk).classPath(List.of(classes)).start("bare.Main")) {
      EndedJvm ended = jvm.end();
      assertThat(ended.errors()).isEmpty();
      assertThat(ended.output()).containsExactly("visited", "saw 0 annotations");
      assertThat(ended.exitCode()).isZero();
    }
  }

  static Stream<Named<UnaryOperator<ForkedJvm>>> switches() {
    return Stream.of(
        Named.of("property", jvm -> jvm.option("-Dstatbuffer.enabled=false").agent()),
        Named.of("environment", jvm -> jvm.environment("STATBUFFER_ENABLED", "false").agent()),
        Named.of("file", jvm -> jvm.agent(Path.of("off.properties"))));
  }

  @ParameterizedTest
  @MethodSource("switches")
  void whenSwitchedOffItWeavesSaysWritesAndStartsNothing(UnaryOperator<ForkedJvm> off)
      throws Exception {
    Bystander bystander = new Bystander(directory);
    Files.writeString(directory.resolve("off.properties"), "enabled = false\ninterval = 1ms\n");
    List<String> loaded = loaded(off.apply(bystander.jvm()));
    int main = loaded.indexOf("ticking.Main");
    assertThat(loaded.subList(0, main))
        .contains("io.statbuffer.agent.Agent")
        .doesNotContain("io.statbuffer.agent.weave.Weaver", "io.statbuffer.runtime.StatBuffers");
    assertThat(loaded.subList(main, loaded.size()))
        .noneMatch(name -> name.startsWith("io.statbuffer"));
  }

  /** Without that test the one above could look into an empty log. */
  @Test
  void whenSwitchedOnItIsSeenToWeave() throws Exception {
    ForkedJvm on = new Bystander(directory).jvm().option("-Dstatbuffer.jdbc.url=jdbc:h2:mem:x");
    assertThat(loaded(on.agent()))
        .contains("io.statbuffer.agent.weave.Weaver", "io.statbuffer.runtime.StatBuffers");
  }

  /** The names of the classes that the JVM loads, in order, while it says and writes nothing. */
  private List<String> loaded(ForkedJvm jvm) throws IOException, InterruptedException {
    Path log = directory.resolve("loaded");
    List<Path> before = files();
    assertThat(Bystander.tick(jvm.option("-Xlog:class+load:file=" + log + ":none"))).isEmpty();
    List<String> names =
        Files.readAllLines(log).stream().map(line -> line.split(" ", 2)[0]).toList();
    Files.delete(log);
    assertThat(files()).isEqualTo(before);
    return names;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }
}
