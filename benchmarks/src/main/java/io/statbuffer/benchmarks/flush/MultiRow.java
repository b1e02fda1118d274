package io.statbuffer.benchmarks.flush;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

/**
 * Hand-written: sorted, one statement for many rows, all in one transaction.
 *
 * @param head what stands before the rows
 * @param tail what stands behind them
 */
record MultiRow(
    String name,
    DataSource dataSource,
    String table,
    String head,
    String tail,
    int rows,
    State state)
    implements Writing {
  /** What was prepared. */
  static final class State {
    private List<String> keys = List.of();
  }

  static MultiRow upsert(Database database, String table, int rows, String tail) {
    String head = "INSERT INTO " + table + " (buffer, stat_key, total, updated_at) VALUES ";
    return new MultiRow(
        "JDBC; " + rows + " rows a statement",
        database.pool(),
        table,
        head,
        tail,
        rows,
        new State());
  }

  /** H2's, which has no upsert that adds. */
  static MultiRow merge(Database database, String table, int rows) {
    return new MultiRow(
        "JDBC; MERGE of " + rows + " rows",
        database.pool(),
        table,
        "MERGE INTO " + table + " t USING (VALUES ",
        ") AS g(buffer, stat_key, n, at) ON t.buffer = g.buffer AND t.stat_key = g.stat_key"
            + " WHEN MATCHED THEN UPDATE SET total = t.total + g.n, updated_at = g.at"
            + " WHEN NOT MATCHED THEN INSERT VALUES (g.buffer, g.stat_key, g.n, g.at)",
        rows,
        new State());
  }

  @Override
  public void prepare(List<String> keys) {
    state.keys = keys;
  }

  @Override
  public void write() throws Exception {
    List<String> keys = state.keys.stream().sorted().toList();
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      for (int from = 0; from < keys.size(); from += rows) {
        write(connection, keys.subList(from, Math.min(keys.size(), from + rows)));
      }
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  private void write(Connection connection, List<String> keys) throws Exception {
    String values =
        String.join(", ", Collections.nCopies(keys.size(), "('b', ?, ?, CURRENT_TIMESTAMP)"));
    if (head.startsWith("MERGE")) {
      values =
          values.replace(
              "('b', ?, ?,", "('b', CAST(? AS VARCHAR), CAST(? AS BIGINT),"); // H2 wants types
    }
    try (PreparedStatement statement = connection.prepareStatement(head + values + tail)) {
      int parameter = 0;
      for (String key : keys) {
        statement.setString(++parameter, key);
        statement.setLong(++parameter, 1);
      }
      statement.executeUpdate();
    }
  }
}
