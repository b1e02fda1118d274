package io.statbuffer.it.faults;

import io.statbuffer.it.Endurance;
import io.statbuffer.it.database.Databases;
import io.statbuffer.it.database.KillableServer;
import io.statbuffer.it.database.OnEachServer;
import io.statbuffer.it.database.Servers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The server goes away in the middle of flushes, and another process takes its place. */
@ExtendWith(Servers.class)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class KilledServerIT {
  private static final int OUTAGES = Endurance.either(2, 20);
  private static final int FLUSHES = Endurance.flushes(20);

  @TempDir Path directory;

  @OnEachServer
  void aServerKilledAtAnyMomentCostsAndDoublesNothing(Databases kind, TestReporter reporter)
      throws Exception {
    KillableServer server = kind.server();
    try (Workload work = new Workload(kind.create(directory), 4711)) {
      for (int i = 0; i < OUTAGES; i++) {
        work.awaitFlushes(FLUSHES / OUTAGES);
        if (i % 2 == 0) {
          work.awaitCommit();
        } else {
          work.awaitAnyMoment();
        }
        server.killAndDo(() -> work.awaitFailures(1));
        work.settle();
      }
      work.assertExact();
      reporter.publishEntry(kind.name(), work.toString());
    }
  }

  @OnEachServer
  void aServerRestartedAtAnyMomentCostsAndDoublesNothing(Databases kind, TestReporter reporter)
      throws Exception {
    KillableServer server = kind.server();
    try (Workload work = new Workload(kind.create(directory), 4712)) {
      for (int i = 0; i < OUTAGES; i++) {
        work.awaitFlushes(FLUSHES / OUTAGES);
        work.awaitAnyMoment();
        server.restart();
        work.settle();
      }
      work.assertExact();
      reporter.publishEntry(kind.name(), work.toString());
    }
  }
}
