package io.statbuffer.benchmarks.flush;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

/** Hand-written: what StatBuffer sends to PostgreSQL, without the ledger. */
final class Unnest implements Writing {
  private final DataSource dataSource;
  private final String table;
  private List<String> prepared = List.of();

  Unnest(DataSource dataSource, String table) {
    this.dataSource = dataSource;
    this.table = table;
  }

  @Override
  public String name() {
    return "JDBC; the same without a ledger";
  }

  @Override
  public void prepare(List<String> keys) {
    prepared = keys;
  }

  @Override
  public void write() throws Exception {
    List<String> keys = prepared.stream().sorted().toList();
    String sql =
        "INSERT INTO "
            + table
            + " AS t SELECT 'b', k, n, CURRENT_TIMESTAMP FROM unnest(?, ?) AS g(k, n)"
            + " ON CONFLICT (buffer, stat_key) DO UPDATE"
            + " SET total = t.total + EXCLUDED.total, updated_at = EXCLUDED.updated_at";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      connection.setAutoCommit(false);
      statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
      statement.setArray(
          2, connection.createArrayOf("bigint", Collections.nCopies(keys.size(), 1L).toArray()));
      statement.executeUpdate();
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  @Override
  public String table() {
    return table;
  }
}
