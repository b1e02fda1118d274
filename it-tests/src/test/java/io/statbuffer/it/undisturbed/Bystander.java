package io.statbuffer.it.undisturbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Ticking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The ticking application, which must not notice what befalls the agent beside it. */
final class Bystander {
  private final Path directory;
  private final Path classes;

  /** Compiles it; it runs in that directory. */
  Bystander(Path directory) throws IOException {
    this.directory = directory;
    this.classes = Ticking.compile(directory.resolve("classes"));
  }

  /** Runs it in its directory, with nothing but itself on its class path. */
  ForkedJvm jvm() {
    return in(directory);
  }

  /** Runs it in another directory; the agent has little time at its end, as it needs none. */
  ForkedJvm in(Path other) {
    return ForkedJvm.in(other)
        .option("-Dstatbuffer.shutdown.timeout=600ms")
        .classPath(List.of(classes));
  }

  /** Has it tick three times and do all else that it does without an agent; what was said. */
  static List<String> tick(ForkedJvm jvm) throws IOException, InterruptedException {
    try (RunningJvm running = jvm.start(Ticking.MAIN)) {
      running.send("3");
      EndedJvm ended = running.end();
      assertThat(ended.exitCode()).isZero();
      assertThat(ended.output()).containsExactly(Ticking.TICKED);
      return ended.errors();
    }
  }
}
