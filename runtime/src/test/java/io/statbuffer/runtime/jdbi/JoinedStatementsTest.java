package io.statbuffer.runtime.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.statbuffer.runtime.FlushException;
import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.jdbi.CommitFaults.Fault;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes to PostgreSQL in one text, and what doesn't. */
@ExtendWith(Databases.class)
final class JoinedStatementsTest {
  private final PostgresDatabase database;
  private final Scene scene;

  JoinedStatementsTest(PostgresDatabase database) {
    this.database = database;
    this.scene = new Scene(database);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void aSmallBatchIsOneText() {
    assertThat(statementsOfAFlush(1_000, "")).isEqualTo(1);
  }

  @Test
  void aBatchThatIsNotSentAtOnceMovesTheLedgerFirst() {
    assertThat(statementsOfAFlush(3_000, "")).isEqualTo(2);
    assertThat(statementsOfAFlush(100, "x".repeat(400))).isEqualTo(2);
  }

  private int statementsOfAFlush(int keys, String prefix) {
    AtomicInteger statements = new AtomicInteger();
    StatBuffer<String> buffer =
        scene.buffer(
            JdbiFlushHandler.create(
                new HookedDataSource(
                    database.dataSource(),
                    (connection, method) -> {
                      if (method.equals("prepareStatement")) {
                        statements.incrementAndGet();
                      }
                    })));
    buffer.increment(prefix + 0);
    buffer.flush();
    statements.set(0);
    for (int i = 0; i < keys; i++) {
      buffer.increment(prefix + i);
    }
    buffer.flush();
    Map<String, Long> totals = scene.totals(buffer);
    assertThat(totals).hasSize(keys).containsEntry(prefix + 0, 2L).containsEntry(prefix + 1, 1L);
    return statements.get();
  }

  @Test
  void anAppliedBatchIsSettledWithoutItsTable() throws SQLException {
    CommitFaults faults = new CommitFaults();
    String table = TestDatabase.newName("gone");
    StatBuffer<String> views =
        scene.buffer(
            JdbiFlushHandler.<String>builder(new HookedDataSource(database.dataSource(), faults))
                .table(table)
                .build());
    views.increment("home");
    views.flush();
    scene.execute(
        "CREATE FUNCTION "
            + table
            + "_closed() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$ BEGIN RAISE EXCEPTION 'closed for the night'; END $$");
    views.increment("home", 5);
    faults.failNextCommit(Fault.AFTER);
    assertThatThrownBy(views::flush).isInstanceOf(FlushException.class);
    scene.execute(
        "CREATE TRIGGER closed BEFORE INSERT ON "
            + table
            + " FOR EACH ROW EXECUTE FUNCTION "
            + table
            + "_closed()");
    views.flush();
    assertThat(views.pending()).isEmpty();
    assertThat(scene.totals(table, views)).isEqualTo(Map.of("home", 6L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "preferQueryMode=simple",
        "preferQueryMode=extendedForPrepared",
        "prepareThreshold=0",
        "autosave=always",
        "autosave=conservative",
        "binaryTransfer=false"
      })
  void theDriverMayDoItInAnyWay(String option) {
    CommitFaults faults = new CommitFaults();
    UrlDataSource own =
        new UrlDataSource(
            PostgresDatabase.url(database.port()) + "&" + option, "postgres", "postgres");
    StatBuffer<String> views =
        scene.buffer(JdbiFlushHandler.create(new HookedDataSource(own, faults)));
    views.increment("full", Long.MAX_VALUE - 1);
    for (int round = 0; round < 8; round++) { // after five, a driver prepares otherwise
      views.increment("home", 5);
      views.flush();
    }
    views.increment("home", 5);
    faults.failNextCommit(Fault.AFTER);
    assertThatThrownBy(views::flush).isInstanceOf(FlushException.class);
    views.flush();
    views.increment("full", 2);
    views.increment("home", 5);
    views.flush();
    assertThat(views.setAside()).isEqualTo(2);
    assertThat(scene.totals(views)).isEqualTo(Map.of("home", 50L, "full", Long.MAX_VALUE - 1));
  }
}
