package io.statbuffer.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.Endurance;
import io.statbuffer.it.app.DriverDataSource;
import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.database.Servers;
import io.statbuffer.runtime.FlushException;
import io.statbuffer.runtime.jdbi.JdbiFlushHandler;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a database answers in distress, at changing places of a batch, takes no key for a bad one.
 */
@ExtendWith(Servers.class)
final class PassingErrorIT {
  private static final int KEYS = 2_500;

  /** So that some tries get through, and others fail at changing rows. */
  private static final int ROWS = 4_001;

  @ParameterizedTest
  @EnumSource
  void isTriedAgainUntilAllHasArrived(ProvokedError error, @TempDir Path directory)
      throws Exception {
    CountsDatabase database = error.kind().create(directory);
    var handler = JdbiFlushHandler.<String>create(DriverDataSource.to(database));
    try (Steps steps = new Steps(database, handler, KEYS)) {
      steps.count();
      steps.settle();
      error.provoke(database, ROWS);
      int failures = 0;
      for (int round = 0; round < Endurance.flushes(3); round++) {
        steps.count();
        try {
          steps.flush();
        } catch (FlushException e) {
          failures++;
          steps.assertExact(); // with what is kept
        }
      }
      assertThat(failures).isPositive();
      steps.settle();
      steps.assertExact();
    }
  }
}
