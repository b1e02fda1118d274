package io.statbuffer.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Ticking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The H2 file of an agent without configuration, which {@code show} only looks at. */
class ShownFileIT {
  @TempDir Path directory;

  @Test
  void noFileIsMadeWhereThereIsNone() throws Exception {
    Commands.assertFailed(
        commands().run("show"),
        "show failed: nothing was counted into the H2 file "
            + directory.resolve("statbuffer-counts")
            + " yet: it doesn't exist");
    assertThat(files()).isEmpty();
  }

  @Test
  void anApplicationThatFlushesAllTheTimeIsNotDisturbed() throws Exception {
    Path classes = Ticking.compile(directory.resolve("classes"));
    EndedJvm ended;
    try (RunningJvm jvm =
            ForkedJvm.in(directory)
                .agent()
                .option("-Dstatbuffer.interval=10ms")
                .classPath(List.of(classes))
                .start(Ticking.MAIN);
        RunningJvm watch = commands().start("show", "--watch", "--every=50ms", "--json")) {
      for (int i = 1; i <= 5; i++) {
        jvm.send("1000");
        jvm.awaitOutput(Ticking.TICKED, i);
        watch.awaitOutputWith("\"total\":" + i * 1000);
      }
      assertThat(watch.end().exitCode()).isZero();
      ended = jvm.end();
    }
    assertThat(ended.errors()).singleElement().asString().contains("counts into the H2 file");

    byte[] before = Files.readAllBytes(directory.resolve("statbuffer-counts.mv.db"));
    assertThat(commands().printed("show")).last().asString().matches("default +ticks +5000 .*");
    assertThat(Files.readAllBytes(directory.resolve("statbuffer-counts.mv.db"))).isEqualTo(before);
    assertThat(files()).containsExactlyInAnyOrder("classes", "statbuffer-counts.mv.db");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private Commands commands() {
    return new Commands(directory);
  }
}
