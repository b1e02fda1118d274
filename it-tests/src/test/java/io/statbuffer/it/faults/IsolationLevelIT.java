package io.statbuffer.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.Endurance;
import io.statbuffer.it.app.DriverDataSource;
import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.database.Databases;
import io.statbuffer.it.database.Servers;
import io.statbuffer.runtime.jdbi.JdbiFlushHandler;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A database that isolates more than a flush needs doesn't make it fail. */
@ExtendWith(Servers.class)
final class IsolationLevelIT {
  private static final int KEYS = 500;

  @ParameterizedTest
  @CsvSource({
    "POSTGRESQL, REPEATABLE READ",
    "POSTGRESQL, SERIALIZABLE",
    "MARIADB, REPEATABLE READ",
    "MARIADB, SERIALIZABLE"
  })
  void noFlushFailsBesideRivalsOfThatLevel(Databases kind, String level, @TempDir Path directory)
      throws Exception {
    CountsDatabase database = kind.create(directory);
    CountsDatabase isolated = database.with(parameter(kind, level));
    var handler = JdbiFlushHandler.<String>create(DriverDataSource.to(isolated));
    try (Steps steps = new Steps(database, handler, KEYS)) {
      steps.count();
      steps.flush();
      try (RivalUpdates rival = new RivalUpdates(isolated, steps, KEYS)) {
        for (int round = 0; round < Endurance.flushes(30); round++) {
          steps.count();
          steps.flush();
        }
        assertThat(rival.end()).isPositive();
      }
      steps.assertExact();
    }
  }

  private static String parameter(Databases kind, String level) {
    return kind == Databases.POSTGRESQL
        ? "options=-c%20default_transaction_isolation=" + level.replace(" ", "%5C%20")
        : "sessionVariables=tx_isolation='" + level.replace(' ', '-') + "'";
  }
}
