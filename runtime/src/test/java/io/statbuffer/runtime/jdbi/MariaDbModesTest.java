package io.statbuffer.runtime.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.statbuffer.runtime.FlushException;
import io.statbuffer.runtime.StatBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A MariaDB that cuts what doesn't fit and only warns, unless told otherwise. */
@ExtendWith(Databases.class)
final class MariaDbModesTest {
  private final MariaDbDatabase database;
  private final Scene scene;

  MariaDbModesTest(MariaDbDatabase database) {
    this.database = database;
    this.scene = new Scene(database);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void nothingIsCutInALaxMode() throws SQLException {
    scene.execute(
        "CREATE TABLE lax (slug VARCHAR(5) CHARACTER SET latin1 NOT NULL PRIMARY KEY, n INT)",
        "INSERT INTO lax VALUES ('full', 2147483647)");
    try (Connection pooled = database.dataSource().getConnection();
        Statement mode = pooled.createStatement()) {
      mode.execute("SET SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION'");
      StatBuffer<String> views =
          scene.buffer(
              JdbiFlushHandler.builder(new OneConnection(pooled))
                  .table("lax")
                  .keyColumn("slug")
                  .totalColumn("n")
                  .build());
      views.increment("home", 1);
      views.increment("homely", 2);
      views.increment("full", 4);
      views.increment("\u4E2D", 8);
      views.increment("vast", 1L << 40);
      views.flush();
      assertThat(scene.query("SELECT slug, n FROM lax"))
          .isEqualTo(Map.of("home", 1L, "full", 2147483647L));
      assertThat(views.setAside()).isEqualTo((1L << 40) + 14);
      try (var result = mode.executeQuery("SELECT @@SESSION.sql_mode")) {
        result.next();
        assertThat(result.getString(1)).isEqualTo("NO_ENGINE_SUBSTITUTION");
      }
    }
  }

  @Test
  void aConnectionThatCantBePreparedIsGivenBackAsItWas() throws SQLException {
    try (Connection pooled = database.dataSource().getConnection()) {
      HookedDataSource failing =
          new HookedDataSource(
              new OneConnection(pooled),
              (connection, method) -> {
                if (method.equals("prepareStatement")) { // the question for its mode
                  assertThat(connection.getNetworkTimeout()).isPositive();
                  throw new SQLException("no questions here");
                }
              });
      StatBuffer<String> views = scene.buffer(JdbiFlushHandler.create(failing));
      views.increment("home");
      assertThatThrownBy(views::flush)
          .isInstanceOf(FlushException.class)
          .hasMessageContaining("no questions here");
      assertThat(pooled.getNetworkTimeout()).isZero();
      assertThat(views.pending()).isEqualTo(Map.of("home", 1L));
    }
  }

  @Test
  void aFlushReadsWhatIsCommittedAndSetsNoIsolationOfTheConnection() throws SQLException {
    Set<String> isolations = new TreeSet<>();
    try (Connection pooled = database.dataSource().getConnection()) {
      pooled.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      HookedDataSource watched =
          new HookedDataSource(
              new OneConnection(pooled),
              (connection, method) -> {
                if (method.equals("commit")) {
                  isolations.add(isolationOf(pooled));
                }
              });
      StatBuffer<String> views = scene.buffer(JdbiFlushHandler.create(watched));
      views.increment("home");
      views.flush();
      assertThat(isolations).containsExactly("READ COMMITTED");
      assertThat(pooled.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
    }
  }

  private static String isolationOf(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet level =
            statement.executeQuery(
                "SELECT trx_isolation_level FROM information_schema.innodb_trx"
                    + " WHERE trx_mysql_thread_id = CONNECTION_ID()")) {
      level.next();
      return level.getString(1);
    }
  }

  @Test
  void unsignedKeysHaveTheirOwnBounds() throws SQLException {
    scene.execute("CREATE TABLE units (id TINYINT UNSIGNED NOT NULL PRIMARY KEY, total BIGINT)");
    StatBuffer<Integer> units =
        scene.buffer(
            JdbiFlushHandler.builder(database.dataSource()).table("units").keyColumn("id").build());
    units.increment(255, 1);
    units.increment(256, 2);
    units.increment(-1, 4);
    units.increment(0, 8);
    units.flush();
    assertThat(scene.query("SELECT id, total FROM units")).isEqualTo(Map.of("255", 1L, "0", 8L));
    assertThat(units.setAside()).isEqualTo(6);
  }
}
