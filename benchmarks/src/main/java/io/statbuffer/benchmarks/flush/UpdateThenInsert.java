package io.statbuffer.benchmarks.flush;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import javax.sql.DataSource;

/** Hand-written: sorted, a JDBC batch of updates, then one of inserts for those that hit no row. */
final class UpdateThenInsert implements Writing {
  private final DataSource dataSource;
  private final String table;
  private List<String> prepared = List.of();

  UpdateThenInsert(DataSource dataSource, String table) {
    this.dataSource = dataSource;
    this.table = table;
  }

  @Override
  public String name() {
    return "JDBC; UPDATEs then INSERTs";
  }

  @Override
  public void prepare(List<String> keys) {
    prepared = keys;
  }

  @Override
  public void write() throws Exception {
    List<String> keys = prepared.stream().sorted().toList();
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      int[] updated =
          execute(
              connection,
              "UPDATE "
                  + table
                  + " SET total = total + 1, updated_at = CURRENT_TIMESTAMP"
                  + " WHERE buffer = 'b' AND stat_key = ?",
              keys);
      List<String> missing =
          java.util.stream.IntStream.range(0, updated.length)
              .filter(i -> updated[i] == 0)
              .mapToObj(keys::get)
              .toList();
      int[] unused =
          execute(
              connection,
              "INSERT INTO " + table + " VALUES ('b', ?, 1, CURRENT_TIMESTAMP)",
              missing);
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  private static int[] execute(Connection connection, String sql, List<String> keys)
      throws Exception {
    if (keys.isEmpty()) {
      return new int[0];
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (String key : keys) {
        statement.setString(1, key);
        statement.addBatch();
      }
      return statement.executeBatch();
    }
  }

  @Override
  public String table() {
    return table;
  }
}
