package io.statbuffer.runtime.jdbi;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The columns of which every new row must say the value. */
final class RequiredColumns {
  private RequiredColumns() {}

  /** Those that must be said and aren't among the given ones. */
  static List<String> beside(Collection<String> given, DatabaseMetaData database, Place place)
      throws SQLException {
    List<String> missing = new ArrayList<>();
    try (ResultSet columns =
        database.getColumns(place.catalog(), place.schema(), place.table(), null)) {
      while (columns.next()) {
        // The name of the table is taken for a pattern, in which _ stands for any letter.
        String table = columns.getString("TABLE_NAME");
        String column = columns.getString("COLUMN_NAME");
        boolean required =
            columns.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls
                && columns.getString("COLUMN_DEF") == null
                && !"YES".equals(columns.getString("IS_AUTOINCREMENT"))
                && !"YES".equals(columns.getString("IS_GENERATEDCOLUMN"));
        if (required
            && table.equalsIgnoreCase(place.table())
            && given.stream().noneMatch(column::equalsIgnoreCase)) {
          missing.add(column);
        }
      }
    }
    return missing;
  }
}
