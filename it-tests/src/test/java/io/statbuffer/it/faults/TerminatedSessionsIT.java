package io.statbuffer.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.Endurance;
import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.database.Databases;
import io.statbuffer.it.database.OnEachServer;
import io.statbuffer.it.database.Servers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An administrator ends the sessions of flushes in the middle of their transactions. */
@ExtendWith(Servers.class)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class TerminatedSessionsIT {
  private static final int FAILURES = Endurance.flushes(10);

  private static final int DOUBLES = Endurance.either(1, 50);

  @TempDir Path directory;

  @OnEachServer
  void sessionsEndedAtAnyMomentCostAndDoubleNothing(Databases kind, TestReporter reporter)
      throws Exception {
    CountsDatabase database = kind.create(directory);
    try (Workload work = new Workload(database, 4713)) {
      while (work.failures() < FAILURES) {
        work.awaitFlushes(1);
        work.awaitAnyMoment();
        kind.server().terminateSessions(database.database());
      }
      work.assertExact();
      reporter.publishEntry(kind.name(), work.toString());
    }
  }

  @OnEachServer
  void sessionsEndedInTheMiddleOfTheirCommitCostAndDoubleNothing(
      Databases kind, TestReporter reporter) throws Exception {
    try (Workload work = new Workload(kind.create(directory), 4714)) {
      while (work.failures() < FAILURES) {
        endCommit(kind, work);
      }
      work.assertExact();
      reporter.publishEntry(kind.name(), work.toString());
    }
  }

  @OnEachServer
  void theSameDoublesWithoutTheLedger(Databases kind, TestReporter reporter) throws Exception {
    AtomicInteger doubled = new AtomicInteger();
    try (Workload work =
        new Workload(
            kind.create(directory), 4714, database -> new ForgetfulLedger(database, doubled))) {
      while (doubled.get() < DOUBLES) {
        endCommit(kind, work);
      }
      assertThat(work.difference().values()).as(work.toString()).isNotEmpty().allMatch(n -> n > 0);
      reporter.publishEntry(kind.name(), work.toString());
    }
  }

  private static void endCommit(Databases kind, Workload work) throws Exception {
    work.awaitFlushes(1);
    kind.server().terminateCommit();
  }
}
