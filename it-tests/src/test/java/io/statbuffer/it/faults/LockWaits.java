package io.statbuffer.it.faults;

import static org.awaitility.Awaitility.await;

import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.database.Databases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** The statements that wait for locks, as the database says. */
final class LockWaits {
  private static final String POSTGRESQL =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%%%s%%'""";

  private static final String MARIADB =
      """
      SELECT count(*) FROM information_schema.innodb_trx
        JOIN information_schema.processlist ON id = trx_mysql_thread_id
      WHERE db = DATABASE() AND trx_state = 'LOCK WAIT' AND trx_query LIKE '%%%s%%'""";

  /** MariaDB looks anew only if nobody looked for 100 ms. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(120);

  private final CountsDatabase database;
  private final String sql;

  LockWaits(Databases kind, CountsDatabase database) {
    this.database = database;
    this.sql = kind == Databases.POSTGRESQL ? POSTGRESQL : MARIADB;
  }

  /** Returns once so many statements, or more, that name the table wait. */
  void awaitOn(String table, int statements) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ZERO)
        .pollInterval(BETWEEN_LOOKS)
        .until(() -> on(table) >= statements);
  }

  private long on(String table) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql.formatted(table))) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
