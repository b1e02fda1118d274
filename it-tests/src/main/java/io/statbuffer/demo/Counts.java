package io.statbuffer.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the table of counts with plain SQL, as any program may. */
final class Counts implements AutoCloseable {
  private static final int NO_SUCH_TABLE = 42102;
  private static final int NO_SUCH_TABLE_IN_EMPTY_DATABASE = 42104;

  private final Connection connection;

  Counts(String url) throws SQLException {
    connection = DriverManager.getConnection(url);
  }

  /** The totals by key; empty as long as nothing was ever flushed. */
  SortedMap<String, Long> read() throws SQLException {
    SortedMap<String, Long> totals = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT stat_key, total FROM stat_counts")) {
      while (rows.next()) {
        totals.put(rows.getString(1), rows.getLong(2));
      }
    } catch (SQLException e) {
      switch (e.getErrorCode()) {
        case NO_SUCH_TABLE, NO_SUCH_TABLE_IN_EMPTY_DATABASE -> {}
        default -> throw e;
      }
    }
    return totals;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
