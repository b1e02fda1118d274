package io.statbuffer.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.database.Databases;
import io.statbuffer.it.database.Servers;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.Jdks;
import io.statbuffer.it.fork.ReportedCounts;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Application;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An end amid thousands of threads, virtual ones where the JDK has them: what they counted, by
 * themselves, is what was written and what is reported as rejected.
 */
@ExtendWith(Servers.class)
class StormIT {
  @TempDir Path directory;

  static List<Path> jdks() {
    return Jdks.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void anExitAmidThousandsOfThreadsLosesNothing(Path jdk) throws Exception {
    CountsDatabase database = Databases.H2.create(directory);
    assertThatAllAddsUp(database, application(database).on(jdk).woven("interval = 20ms"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aCloseAmidThousandsOfThreadsLosesNothing(Path jdk) throws Exception {
    CountsDatabase database = Databases.POSTGRESQL.create(directory);
    assertThatAllAddsUp(database, application(database).on(jdk).byHand());
  }

  private Application application(CountsDatabase database) {
    return Application.storm(directory, database, Duration.ofSeconds(30));
  }

  private static void assertThatAllAddsUp(CountsDatabase database, RunningJvm started)
      throws Exception {
    EndedJvm ended;
    try (RunningJvm jvm = started) {
      ended = jvm.awaitEnd();
    }
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.errorsWith("could not write")).isEmpty();
    Map<String, Long> counted = ReportedCounts.of(ended.output(), "default", "counted");
    Map<String, Long> rejected =
        ReportedCounts.of(ended.errors(), "default", "rejected after it was closed");
    assertThat(counted).hasSize(50);
    assertThat(ReportedCounts.sum(database.totals(), rejected)).isEqualTo(counted);
  }
}
