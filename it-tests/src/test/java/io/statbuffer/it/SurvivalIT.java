package io.statbuffer.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.statbuffer.it.app.Day;
import io.statbuffer.it.app.Sample;
import io.statbuffer.it.app.SampleApplication;
import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.database.PostgresServer;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Ticking;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the database, and to the application, costs no counts and doubles none. */
class SurvivalIT {
  private static final int NUMBER = 100;
  private static final String OUTAGE = "could not flush";

  @TempDir Path directory;

  @Test
  void commitsCutOffAndAKilledServerLoseAndDoubleNothing() throws Exception {
    int numbers = 0;
    try (PostgresServer server = new PostgresServer(directory.resolve("postgres"))) {
      CountsDatabase database = server.create("counts");
      EndedJvm ended;
      try (RunningJvm jvm =
          new Sample(directory, database).woven("buffer.catalogue.interval = 5ms")) {
        for (int round = 0; round < 2; round++) {
          for (int i = 0; i < 40; i++) {
            jvm.send(String.valueOf(NUMBER));
            numbers++;
            server.terminateCommit();
          }
          jvm.awaitOutput(SampleApplication.LIVED, numbers);
          long outages = outagesWhenNoneIsOn(jvm);
          server.killAndDo(
              () -> {
                jvm.send(String.valueOf(NUMBER)); // as all that was counted before may be written
                jvm.awaitMoreErrorsWith(OUTAGE, outages);
              });
          numbers++;
        }
        ended = jvm.end();
      }
      assertThat(ended.exitCode()).isZero();
      assertThat(database.totals()).isEqualTo(Day.totals(SampleApplication.days(numbers * NUMBER)));
    }
  }

  @Test
  void anApplicationThatIsToldToEndFlushesWhatIsLeft() throws Exception {
    CountsDatabase database = CountsDatabase.h2(directory.resolve("counts"));
    List<String> configuration = new ArrayList<>(database.configuration());
    configuration.add("interval = 1h");
    Path file = Files.write(directory.resolve("statbuffer.properties"), configuration);
    Path classes = Ticking.compile(directory.resolve("classes"));
    try (RunningJvm jvm =
        ForkedJvm.in(directory).agent(file).classPath(List.of(classes)).start(Ticking.MAIN)) {
      jvm.send("3");
      jvm.awaitOutput(Ticking.TICKED, 1);
      jvm.terminate();
      assertThat(jvm.awaitEnd().exitCode()).isEqualTo(128 + 15); // SIGTERM
    }
    assertThat(database.totals()).isEqualTo(Map.of(Ticking.TICKS, 3L));
  }

  /** How many outages it has told of, which must have ended for another one to be told of. */
  private static long outagesWhenNoneIsOn(RunningJvm jvm) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> jvm.errorsWith(OUTAGE), outages -> jvm.errorsWith("flushes again") == outages);
  }
}
