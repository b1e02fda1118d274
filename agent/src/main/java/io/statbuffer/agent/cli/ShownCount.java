package io.statbuffer.agent.cli;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of the counts table. */
record ShownCount(String buffer, String key, long total, @Nullable String updatedAt) {

  /** Reads all rows, in the order of buffer and key. */
  static List<ShownCount> readAll(Connection connection, String table) throws SQLException {
    List<ShownCount> counts = new ArrayList<>();
    // The table is the operator's own setting; a name can't be a parameter.
    String select =
        "SELECT buffer, stat_key, total, updated_at FROM " + table + " ORDER BY buffer, stat_key";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(select)) {
      while (rows.next()) {
        counts.add(
            new ShownCount(
                rows.getString(1), rows.getString(2), rows.getLong(3), rows.getString(4)));
      }
    }
    return counts;
  }
}
