package io.statbuffer.runtime.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.runtime.StatBuffer;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a flush sets on a connection, and when. */
@ExtendWith(Databases.class)
final class PostgresSessionTest {
  /** What the driver answers without asking the server. */
  private static final Set<String> SILENT =
      Set.of("getAutoCommit", "getMetaData", "getNetworkTimeout", "setNetworkTimeout", "isClosed");

  private final PostgresDatabase database;
  private final Scene scene;

  PostgresSessionTest(PostgresDatabase database) {
    this.database = database;
    this.scene = new Scene(database);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void nothingIsAskedOfANetworkThatMayStaySilentForEver() {
    Set<String> bounded = new TreeSet<>();
    Set<String> unbounded = new TreeSet<>();
    HookedDataSource watched =
        new HookedDataSource(
            database.dataSource(),
            (connection, method) -> {
              boolean isBounded = connection.isClosed() || connection.getNetworkTimeout() > 0;
              (isBounded ? bounded : unbounded).add(method);
            });
    StatBuffer<String> views =
        scene.buffer(
            JdbiFlushHandler.<String>builder(watched)
                .table(TestDatabase.newName("new_counts"))
                .ledgerTable(TestDatabase.newName("new_writers"))
                .build());
    views.increment("home");
    views.flush();
    views.increment("home");
    views.flush();
    unbounded.removeAll(SILENT);
    unbounded.remove("close");
    assertThat(unbounded).isEmpty();
    assertThat(bounded).contains("prepareStatement", "commit");
  }

  @Test
  void aNetworkTimeoutThatIsShorterThanNeededStays() {
    Set<Integer> timeouts = new TreeSet<>();
    UrlDataSource impatient =
        new UrlDataSource(
            PostgresDatabase.url(database.port()) + "&socketTimeout=7", "postgres", "postgres");
    HookedDataSource watched =
        new HookedDataSource(
            impatient,
            (connection, method) -> {
              if (method.equals("commit")) {
                timeouts.add(connection.getNetworkTimeout());
              }
            });
    StatBuffer<String> views = scene.buffer(JdbiFlushHandler.create(watched));
    views.increment("home");
    views.flush();
    assertThat(timeouts).containsExactly(7_000);
  }
}
