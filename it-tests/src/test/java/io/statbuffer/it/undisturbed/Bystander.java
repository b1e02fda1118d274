package io.statbuffer.it.undisturbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Ticking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

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

  /** Runs it in another directory. */
  ForkedJvm in(Path other) {
    return ForkedJvm.in(other).classPath(List.of(classes));
  }

  /** Has it tick three times and do all else that it does without an agent; what was said. */
  static List<String> tick(ForkedJvm jvm) throws IOException, InterruptedException {
    return tick(jvm, 3, running -> {});
  }

  /** The same without a tick, and so without a database: for what is said at the start. */
  static List<String> idle(ForkedJvm jvm) throws IOException, InterruptedException {
    return tick(jvm, 0, running -> {});
  }

  /** The same, while it can't be written what it counts; not before it is said why. */
  static List<String> tickInVain(ForkedJvm jvm, String why)
      throws IOException, InterruptedException {
    jvm.option("-Dstatbuffer.interval=50ms").option("-Dstatbuffer.shutdown.timeout=300ms");
    return tick(jvm, 3, running -> running.awaitMoreErrorsWith(why, 0));
  }

  private static List<String> tick(ForkedJvm jvm, int ticks, Consumer<RunningJvm> beforeTheEnd)
      throws IOException, InterruptedException {
    try (RunningJvm running = jvm.start(Ticking.MAIN)) {
      running.send(String.valueOf(ticks));
      beforeTheEnd.accept(running);
      EndedJvm ended = running.end();
      assertThat(ended.exitCode()).isZero();
      assertThat(ended.output()).containsExactly(Ticking.TICKED);
      return ended.errors();
    }
  }
}
