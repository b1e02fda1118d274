package io.statbuffer.runtime.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.runtime.FlushException;
import io.statbuffer.runtime.StatBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/** Kills backends around the commit; every total must be exact. */
@ExtendWith(Databases.class)
final class PostgresFaultsTest {
  /** A batch of so many is sent as one statement, and of so many as two. */
  private static final int[] KEYS = {50, 3_000};

  private final PostgresDatabase database;
  private final Scene scene;
  private final Map<String, Long> expected = new HashMap<>();

  PostgresFaultsTest(PostgresDatabase database) {
    this.database = database;
    this.scene = new Scene(database);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  /** Kills the backend before the n-th call on the connection, or while that is a commit. */
  @ParameterizedTest
  @ValueSource(strings = {"prepareStatement", "commit"})
  void aKilledBackendLosesNothing(String method) {
    BackendKiller killer = new BackendKiller(database);
    StatBuffer<String> buffer =
        scene.buffer(JdbiFlushHandler.create(new HookedDataSource(database.dataSource(), killer)));
    int failures = 0;
    for (int round = 0; round < 12; round++) {
      count(buffer, KEYS[round % 2]);
      killer.killAt(method, round % 2 + 1);
      try {
        buffer.flush();
      } catch (FlushException e) {
        failures++;
      }
      killer.rest();
      Scene.flushUntilSettled(buffer);
      assertThat(scene.totals(buffer)).isEqualTo(expected);
    }
    assertThat(killer.kills()).isEqualTo(12);
    if (!method.equals("commit")) { // which may win each race against its killer
      assertThat(failures).isPositive();
    }
  }

  private void count(StatBuffer<String> buffer, int keys) {
    for (int i = 0; i < keys; i++) {
      buffer.increment("key " + i, i + 1);
      expected.merge("key " + i, i + 1L, Long::sum);
    }
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
      calls = newMethod.equals("commit") ? 1 : call;
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
