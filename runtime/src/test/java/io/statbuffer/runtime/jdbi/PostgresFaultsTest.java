package io.statbuffer.runtime.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.statbuffer.runtime.FlushException;
import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.jdbi.CommitProxy.Cut;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/** Cuts lines and kills backends around the commit; every total must be exact. */
@ExtendWith(Databases.class)
final class PostgresFaultsTest {
  private static final int KEYS = 50;

  private final PostgresDatabase database;
  private final Scene scene;
  private final Map<String, Long> expected = new HashMap<>();
  private CommitProxy proxy;
  private StatBuffer<String> buffer;

  PostgresFaultsTest(PostgresDatabase database) {
    this.database = database;
    this.scene = new Scene(database);
  }

  @BeforeEach
  void connectThroughTheProxy() throws IOException {
    proxy = new CommitProxy(database.port());
    buffer = scene.buffer(JdbiFlushHandler.create(throughProxy()));
  }

  @AfterEach
  void close() throws IOException {
    scene.close();
    proxy.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Cut.class,
      names = {"BEFORE", "AFTER", "REPLY"})
  void aCommitThatIsCutOffCountsOnce(Cut cut) {
    for (int round = 0; round < 15; round++) {
      count();
      proxy.cutNextCommit(cut);
      assertThatThrownBy(buffer::flush).isInstanceOf(FlushException.class);
      count(); // joins no batch that may have been sent
      Scene.flushUntilSettled(buffer);
      assertThat(scene.totals(buffer)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Cut.class,
      names = {"LATE", "LATE_ROLLBACK"})
  void aRepeatedBatchWaitsForATransactionThatMayStillCommit(Cut cut) {
    for (int round = 0; round < 4; round++) { // the first makes the row of the ledger
      count();
      proxy.cutNextCommit(cut);
      assertThatThrownBy(buffer::flush).isInstanceOf(FlushException.class);
      CompletableFuture<Void> retry =
          CompletableFuture.runAsync(() -> Scene.flushUntilSettled(buffer));
      await().until(this::somebodyWaitsForALock);
      assertThat(retry).isNotDone();
      proxy.releaseLateCommit();
      retry.join();
      assertThat(scene.totals(buffer)).isEqualTo(expected);
    }
  }

  @Test
  void theWaitForATransactionOfADeadClientIsBounded() {
    buffer =
        scene.buffer(
            JdbiFlushHandler.<String>builder(throughProxy())
                .timeout(Duration.ofSeconds(1))
                .build());
    count();
    buffer.flush();
    count();
    proxy.cutNextCommit(Cut.LATE);
    assertThatThrownBy(buffer::flush).isInstanceOf(FlushException.class);
    assertThatThrownBy(buffer::flush)
        .isInstanceOf(FlushException.class)
        .hasMessageContaining("canceling statement");
    proxy.releaseLateCommit();
    Scene.flushUntilSettled(buffer);
    assertThat(scene.totals(buffer)).isEqualTo(expected);
  }

  /** Kills the backend before the n-th call on the connection, or while that is a commit. */
  @ParameterizedTest
  @ValueSource(strings = {"prepareStatement", "setSavepoint", "releaseSavepoint", "commit"})
  void aKilledBackendLosesNothing(String method) {
    BackendKiller killer = new BackendKiller(database);
    buffer =
        scene.buffer(JdbiFlushHandler.create(new HookedDataSource(database.dataSource(), killer)));
    int failures = 0;
    for (int round = 0; round < 12; round++) {
      count();
      killer.killAt(method, round % 3 + 1);
      try {
        buffer.flush();
      } catch (FlushException e) {
        failures++;
      }
      killer.rest();
      Scene.flushUntilSettled(buffer);
      assertThat(scene.totals(buffer)).isEqualTo(expected);
    }
    assertThat(killer.kills()).isPositive();
    if (!method.equals("commit")) { // which may win each race against its killer
      assertThat(failures).isPositive();
    }
  }

  private UrlDataSource throughProxy() {
    return new UrlDataSource(PostgresDatabase.url(proxy.port()), "postgres", "postgres");
  }

  private void count() {
    for (int i = 0; i < KEYS; i++) {
      buffer.increment("key " + i, i + 1);
      expected.merge("key " + i, i + 1L, Long::sum);
    }
  }

  private boolean somebodyWaitsForALock() {
    return !scene
        .query("SELECT 'waiting', count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        .containsValue(0L);
  }

  /** Terminates the backend of a connection from beside. */
  private static final class BackendKiller implements HookedDataSource.Hook {
    private final PostgresDatabase database;
    private String method = "";
    private int calls;
    private int kills;

    BackendKiller(PostgresDatabase database) {
      this.database = database;
    }

    void killAt(String newMethod, int call) {
      method = newMethod;
      calls = newMethod.equals("commit") || newMethod.endsWith("Savepoint") ? 1 : call;
    }

    void rest() {
      method = "";
    }

    int kills() {
      return kills;
    }

    @Override
    public void before(Connection connection, String called) throws SQLException {
      if (!called.equals(method) || --calls != 0) {
        return;
      }
      int backend = connection.unwrap(PGConnection.class).getBackendPID();
      Runnable kill =
          () ->
              database
                  .jdbi()
                  .useHandle(handle -> handle.execute("SELECT pg_terminate_backend(?)", backend));
      kills++;
      if (called.equals("commit")) {
        Thread thread = new Thread(kill); // at about the same time
        thread.setDaemon(true);
        thread.start();
      } else {
        kill.run();
      }
    }
  }
}
