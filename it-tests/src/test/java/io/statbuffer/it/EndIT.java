package io.statbuffer.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.database.Databases;
import io.statbuffer.it.database.Servers;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ReportedCounts;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Application;
import io.statbuffer.it.source.Orders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However a process ends, its counts are written by then; what only a kill can lose is bounded. */
@ExtendWith(Servers.class)
class EndIT {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void aWovenApplicationLeavesItsCountsInItsFile(End end) throws Exception {
    CountsDatabase database = Databases.H2.create(directory);
    assertThatAllIsWritten(database, end, ending(database).woven());
  }

  @ParameterizedTest
  @EnumSource
  void anApplicationOfTheLibraryLeavesItsCountsOnItsServer(End end) throws Exception {
    CountsDatabase database = Databases.POSTGRESQL.create(directory);
    assertThatAllIsWritten(database, end, ending(database).byHand());
  }

  private static void assertThatAllIsWritten(CountsDatabase database, End end, RunningJvm started)
      throws Exception {
    try (RunningJvm jvm = started) {
      Orders.give(jvm, 1);
      EndedJvm ended = end.of(jvm);
      assertThat(ended.exitCode()).isEqualTo(end.exitCode);
      assertThat(ended.output()).containsExactly(Orders.ORDERED);
      assertThat(ended.errorsWith("statbuffer")).isEmpty();
    }
    assertThat(database.totals()).isEqualTo(Orders.totals());
  }

  @Test
  void aHaltedApplicationLosesWhatItsLastFlushDidNotFindAndDoublesNothing() throws Exception {
    assertThatOnlyTheLastOrdersMayBeLost(
        jvm -> {
          jvm.send("halt");
          return jvm.awaitEnd();
        });
  }

  @Test
  void aKilledApplicationLosesWhatItsLastFlushDidNotFindAndDoublesNothing() throws Exception {
    assertThatOnlyTheLastOrdersMayBeLost(
        jvm -> {
          assertThat(ProcessHandle.of(jvm.pid()).orElseThrow().destroyForcibly()).isTrue();
          return jvm.awaitEnd();
        });
  }

  private void assertThatOnlyTheLastOrdersMayBeLost(Death death) throws Exception {
    CountsDatabase database = Databases.POSTGRESQL.create(directory);
    Map<String, Long> early = Orders.totals();
    try (RunningJvm jvm = ending(database).woven("interval = 20ms")) {
      Orders.give(jvm, 1);
      await().ignoreExceptions().until(() -> database.totals().equals(early));
      Orders.give(jvm, 2);
      EndedJvm ended = death.of(jvm);
      assertThat(ended.exitCode()).isIn(4, 128 + 9);
    }
    Map<String, Long> left = database.totals();
    early.forEach((key, count) -> assertThat(left.get(key)).as(key).isBetween(count, 2 * count));
    try (RunningJvm jvm = ending(database).woven()) {
      Orders.give(jvm, 1);
      assertThat(jvm.end().exitCode()).isZero();
    }
    assertThat(database.totals()).isEqualTo(ReportedCounts.sum(left, early));
  }

  @Test
  void countsAfterTheCloseAreReportedByKeyAndASecondCloseChangesNothing() throws Exception {
    CountsDatabase database = Databases.POSTGRESQL.create(directory);
    try (RunningJvm jvm = ending(database).byHand()) {
      Orders.give(jvm, 1);
      jvm.send("close");
      Orders.give(jvm, 2);
      jvm.send("close");
      EndedJvm ended = jvm.end();
      assertThat(ended.output())
          .containsExactly(Orders.ORDERED, Orders.CLOSED, Orders.ORDERED, Orders.CLOSED);
      assertThat(ReportedCounts.of(ended.errors(), "default", "rejected after it was closed"))
          .isEqualTo(Orders.totals());
    }
    assertThat(database.totals()).isEqualTo(Orders.totals());
  }

  private Application ending(CountsDatabase database) {
    return Application.ending(directory, database, Duration.ofSeconds(30));
  }

  /** An end at which a process still can do something. */
  enum End {
    RETURN(0) {
      @Override
      EndedJvm of(RunningJvm jvm) throws Exception {
        return jvm.end();
      }
    },
    EXIT(3) {
      @Override
      EndedJvm of(RunningJvm jvm) throws Exception {
        jvm.send("exit");
        return jvm.awaitEnd();
      }
    },
    UNCAUGHT_EXCEPTION(1) {
      @Override
      EndedJvm of(RunningJvm jvm) throws Exception {
        jvm.send("throw");
        EndedJvm ended = jvm.awaitEnd();
        assertThat(ended.errorsWith("thrown by main")).hasSize(1);
        return ended;
      }
    },
    SIGTERM(128 + 15) {
      @Override
      EndedJvm of(RunningJvm jvm) throws Exception {
        jvm.terminate();
        return jvm.awaitEnd();
      }
    };

    final int exitCode;

    End(int exitCode) {
      this.exitCode = exitCode;
    }

    abstract EndedJvm of(RunningJvm jvm) throws Exception;
  }

  /** An end at which it can't. */
  @FunctionalInterface
  private interface Death {
    EndedJvm of(RunningJvm jvm) throws Exception;
  }
}
