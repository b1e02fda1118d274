package io.statbuffer.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.app.Day;
import io.statbuffer.it.app.Sample;
import io.statbuffer.it.app.SampleApplication;
import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.database.Databases;
import io.statbuffer.it.database.Servers;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.RunningJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One application, counted by the agent and by generated code. */
@ExtendWith(Servers.class)
class BothWaysIT {
  private static final int NUMBER = 500;
  private static final Map<String, Long> EXPECTED = Day.totals(SampleApplication.days(NUMBER));

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void theAgentAndGeneratedCodeWriteTheSameRows(Databases kind) throws Exception {
    CountsDatabase woven = kind.create(directory);
    live(new Sample(directory, woven).woven());
    CountsDatabase generated = kind.create(directory);
    live(new Sample(directory, generated).generated());
    assertThat(woven.totals()).isEqualTo(EXPECTED);
    assertThat(generated.totals()).isEqualTo(EXPECTED);
  }

  @ParameterizedTest
  @EnumSource
  void theAgentAndGeneratedCodeTogetherCountOnce(Databases kind) throws Exception {
    CountsDatabase database = kind.create(directory);
    live(new Sample(directory, database).both());
    assertThat(database.totals()).isEqualTo(EXPECTED);
  }

  @ParameterizedTest
  @EnumSource
  void twoProcessesCountIntoOneDatabaseAtTheSameTime(Databases kind) throws Exception {
    CountsDatabase database = kind.create(directory);
    Sample sample = new Sample(directory, database);
    try (RunningJvm first = sample.woven();
        RunningJvm second = sample.woven()) {
      for (int i = 0; i < 10; i++) {
        first.send(String.valueOf(NUMBER));
        second.send(String.valueOf(NUMBER));
      }
      assertThat(first.end().exitCode()).isZero();
      assertThat(second.end().exitCode()).isZero();
    }
    assertThat(database.totals()).isEqualTo(Day.totals(SampleApplication.days(20 * NUMBER)));
  }

  private static void live(RunningJvm jvm) throws IOException, InterruptedException {
    try (jvm) {
      jvm.send(String.valueOf(NUMBER));
      EndedJvm ended = jvm.end();
      // MariaDB's driver warns by itself of tables that aren't there yet.
      assertThat(ended.errors()).allMatch(line -> line.startsWith("[ WARN] ("));
      assertThat(ended.output()).containsExactly(SampleApplication.LIVED);
      assertThat(ended.exitCode()).isZero();
    }
  }
}
