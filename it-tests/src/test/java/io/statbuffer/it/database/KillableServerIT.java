package io.statbuffer.it.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What tests of faults rely on: servers fall as told, and come back with all they committed. */
@ExtendWith(Servers.class)
class KillableServerIT {
  private static final String INSERT = "INSERT INTO stat_counts VALUES ('b', 'k%d', %d)";

  @TempDir Path directory;

  @OnEachServer
  void aCommitIsOnTheDiskWhenItReturns(Databases kind) throws Exception {
    Map<String, String> settings =
        kind == Databases.POSTGRESQL
            ? Map.of("SHOW fsync", "on", "SHOW synchronous_commit", "on")
            : Map.of("SELECT @@innodb_flush_log_at_trx_commit", "1");
    try (Connection connection = kind.create(directory).connect();
        Statement statement = connection.createStatement()) {
      for (var setting : settings.entrySet()) {
        try (ResultSet rows = statement.executeQuery(setting.getKey())) {
          rows.next();
          assertThat(rows.getString(1)).as(setting.getKey()).isEqualTo(setting.getValue());
        }
      }
    }
  }

  @OnEachServer
  void aServerKeepsWhatItCommittedAndItsPortThroughAKillAndARestart(Databases kind)
      throws Exception {
    CountsDatabase database = kind.create(directory);
    database.execute("CREATE TABLE stat_counts (buffer TEXT, stat_key TEXT, total BIGINT)");
    database.execute(INSERT.formatted(1, 1));
    kind.server()
        .killAndDo(() -> assertThatThrownBy(database::connect).isInstanceOf(SQLException.class));
    database.execute(INSERT.formatted(2, 2));
    kind.server().restart();
    database.execute(INSERT.formatted(3, 3));
    assertThat(database.totals()).containsOnlyKeys("b/k1", "b/k2", "b/k3");
  }

  @OnEachServer
  void terminatedSessionsAreGoneWithTheirTransactions(Databases kind) throws Exception {
    CountsDatabase database = kind.create(directory);
    database.execute("CREATE TABLE stat_counts (buffer TEXT, stat_key TEXT, total BIGINT)");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(INSERT.formatted(1, 1));
      kind.server().terminateSessions(database.database());
      assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
    }
    assertThat(database.totals()).isEmpty();
  }
}
