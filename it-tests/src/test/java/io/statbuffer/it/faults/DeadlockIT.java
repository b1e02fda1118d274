package io.statbuffer.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.statbuffer.it.Endurance;
import io.statbuffer.it.app.DriverDataSource;
import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.database.Databases;
import io.statbuffer.it.database.Servers;
import io.statbuffer.runtime.jdbi.JdbiFlushHandler;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A flush is the victim of a deadlock, or waits for a lock in vain, when a part of its batch is
 * written: in the second statement where the database takes 5,000 rows in one.
 */
@ParameterizedClass
@EnumSource(
    value = Databases.class,
    names = {"POSTGRESQL", "MARIADB"})
@ExtendWith(Servers.class)
final class DeadlockIT {
  private static final int KEYS = 6_000;
  private static final String EARLY = Steps.key(10);
  private static final String GATE = Steps.key(5_200);
  private static final String LATE = Steps.key(5_500);

  private final Databases kind;
  private CountsDatabase database;
  private LockWaits waits;

  DeadlockIT(Databases kind) {
    this.kind = kind;
  }

  @BeforeEach
  void create(@TempDir Path directory) throws Exception {
    database = kind.create(directory);
    waits = new LockWaits(kind, database);
    Rival.prepare(kind, database);
  }

  @Test
  void aVictimInTheMiddleOfABatchLosesNothing() throws Exception {
    try (Steps steps = start(database)) {
      for (int round = 0; round < Endurance.rounds(5, 2); round++) {
        steps.count();
        assertThatThrownBy(() -> deadlock(steps))
            .rootCause()
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).isIn("40P01", "40001"));
        steps.count(); // joins no batch that may have been sent
        steps.settle();
        steps.assertExact();
      }
    }
  }

  /** MariaDB undoes only the statement then, and leaves the transaction as it is. */
  @Test
  void aWaitInVainInTheMiddleOfABatchLosesNothing() throws Exception {
    boolean postgres = kind == Databases.POSTGRESQL;
    String parameter =
        postgres ? "options=-c%20lock_timeout=20ms" : "sessionVariables=innodb_lock_wait_timeout=0";
    try (Steps steps = start(database.with(parameter))) {
      for (int round = 0; round < Endurance.rounds(5, 2); round++) {
        steps.count();
        try (Rival rival = rival(steps)) {
          rival.lock(LATE);
          assertThatThrownBy(steps::flush)
              .rootCause()
              .isInstanceOfSatisfying(
                  SQLException.class,
                  e ->
                      assertThat(postgres ? e.getSQLState() : e.getErrorCode())
                          .isEqualTo(postgres ? "55P03" : 1205));
        }
        steps.count();
        steps.settle();
        steps.assertExact();
      }
    }
  }

  /**
   * The flush locks early rows and waits at the gate; the rival has a late row and wants an early.
   */
  private void deadlock(Steps steps) throws Exception {
    try (Rival gate = rival(steps);
        Rival rival = rival(steps)) {
      gate.lock(GATE);
      rival.outlast();
      rival.lock(LATE);
      CompletableFuture<Void> flush = CompletableFuture.runAsync(steps::flush);
      waits.awaitOn("stat_counts", 1);
      CompletableFuture<Void> early = rival.lockLater(EARLY);
      waits.awaitOn("stat_counts", 2);
      gate.release();
      early.join(); // so the flush was undone
      rival.release();
      flush.join();
    }
  }

  private Steps start(CountsDatabase connections) {
    var handler = JdbiFlushHandler.<String>create(DriverDataSource.to(connections));
    Steps steps = new Steps(database, handler, KEYS);
    steps.count();
    steps.settle();
    return steps;
  }

  private Rival rival(Steps steps) throws SQLException {
    return new Rival(kind, database, steps.name());
  }
}
