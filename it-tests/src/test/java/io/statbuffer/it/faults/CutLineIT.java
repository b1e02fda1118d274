package io.statbuffer.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.statbuffer.it.Endurance;
import io.statbuffer.it.app.DriverDataSource;
import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.database.Databases;
import io.statbuffer.it.database.Servers;
import io.statbuffer.it.faults.CommitProxy.Cut;
import io.statbuffer.runtime.FlushException;
import io.statbuffer.runtime.jdbi.JdbiFlushHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The line to the database breaks around the COMMIT, or falls silent: each batch counts once. */
@ParameterizedClass
@EnumSource(
    value = Databases.class,
    names = {"POSTGRESQL", "MARIADB"})
@ExtendWith(Servers.class)
final class CutLineIT {
  private static final int KEYS = 50;

  private final Databases kind;
  private CountsDatabase database;
  private CommitProxy proxy;
  private Steps steps;

  CutLineIT(Databases kind) {
    this.kind = kind;
  }

  @BeforeEach
  void connectThroughTheProxy(@TempDir Path directory) throws Exception {
    database = kind.create(directory);
    proxy = new CommitProxy(kind.server().port());
    steps = new Steps(database, JdbiFlushHandler.create(impatient()), KEYS);
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    steps.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Cut.class,
      names = {"BEFORE", "AFTER", "REPLY"})
  void aCommitThatIsCutOffCountsOnce(Cut cut) throws Exception {
    for (int round = 0; round < Endurance.rounds(8, 2); round++) {
      steps.count();
      flushAndCut(cut);
      steps.count(); // joins no batch that may have been sent
      steps.settle();
      steps.assertExact();
    }
  }

  /** To PostgreSQL, the ledger's move is in the same text. */
  @ParameterizedTest
  @EnumSource(
      value = Cut.class,
      names = {"HALF", "BEFORE", "REPLY"})
  void rowsThatAreCutOffCountOnce(Cut cut) throws Exception {
    for (int round = 0; round < Endurance.rounds(8, 2); round++) {
      steps.count();
      steps.settle(); // so that the ledger has a row
      steps.count();
      proxy.cutNext(Pattern.compile("INSERT INTO"), cut);
      assertThatThrownBy(steps::flush).isInstanceOf(FlushException.class);
      assertThat(proxy.hasCut()).isTrue();
      steps.count();
      steps.settle();
      steps.assertExact();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Cut.class,
      names = {"LATE", "HANG"})
  void aRepeatedBatchWaitsForATransactionThatMayStillCommit(Cut cut) throws Exception {
    LockWaits waits = new LockWaits(kind, database);
    for (int round = 0; round < Endurance.rounds(4, 3); round++) {
      steps.count();
      steps.settle(); // so that the ledger has a row
      steps.count();
      flushAndCut(cut);
      CompletableFuture<Void> retry = CompletableFuture.runAsync(steps::settle);
      waits.awaitOn("stat_writers", 1);
      assertThat(retry).isNotDone();
      if (round % 2 == 0) {
        proxy.deliver();
      } else {
        proxy.drop();
      }
      retry.join();
      steps.assertExact();
    }
  }

  @Test
  void theWaitForATransactionOfADeadClientIsBounded() throws Exception {
    JdbiFlushHandler<String> handler =
        JdbiFlushHandler.<String>builder(throughProxy()).timeout(Duration.ofSeconds(1)).build();
    try (Steps impatient = new Steps(database, handler, KEYS)) {
      impatient.count();
      impatient.settle();
      impatient.count();
      proxy.cutNextCommit(Cut.LATE);
      assertThatThrownBy(impatient::flush).isInstanceOf(FlushException.class);
      assertThatThrownBy(impatient::flush)
          .isInstanceOf(FlushException.class)
          .hasStackTraceContaining(
              kind == Databases.POSTGRESQL ? "canceling" : "max_statement_time");
      proxy.deliver();
      impatient.settle();
      impatient.assertExact();
    }
  }

  /** PostgreSQL's writers queue, and don't wait for ever for one who is gone. */
  @Test
  void otherWritersAreHeldUpByADeadClientOnlyForAWhile() throws Exception {
    JdbiFlushHandler<String> handler =
        JdbiFlushHandler.<String>builder(impatient()).timeout(Duration.ofSeconds(1)).build();
    var direct = JdbiFlushHandler.<String>create(DriverDataSource.to(database));
    try (Steps dead = new Steps(database, handler, KEYS);
        Steps other = new Steps(database, direct, KEYS)) {
      dead.count();
      dead.settle();
      dead.count();
      proxy.cutNextCommit(Cut.HANG);
      CompletableFuture<Void> hanging = CompletableFuture.runAsync(dead::flush);
      await().until(proxy::hasCut);
      other.count();
      other.settle();
      proxy.drop();
      assertThatThrownBy(hanging::join).hasCauseInstanceOf(FlushException.class);
      dead.settle();
      Map<String, Long> counted = dead.truth().totals(dead.name());
      counted.putAll(other.truth().totals(other.name()));
      assertThat(database.totals()).isEqualTo(counted);
    }
  }

  private void flushAndCut(Cut cut) {
    proxy.cutNextCommit(cut);
    do {
      assertThatThrownBy(steps::flush).isInstanceOf(FlushException.class);
    } while (!proxy.hasCut());
  }

  /** With drivers that give a silent line up soon. */
  private DataSource impatient() {
    String silence = kind == Databases.POSTGRESQL ? "socketTimeout=1" : "socketTimeout=500";
    return DriverDataSource.to(database.at(proxy.port()).with(silence));
  }

  private DataSource throughProxy() {
    return DriverDataSource.to(database.at(proxy.port()));
  }
}
