package io.statbuffer.runtime.jdbi;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The sets of columns of which a table has each value once. */
final class UniqueKeys {
  private UniqueKeys() {}

  /** Whether exactly these columns together are the primary key or have a unique index. */
  static boolean exist(Handle handle, Dialect dialect, Identifier table, Collection<String> columns)
      throws SQLException {
    Connection connection = handle.getConnection();
    DatabaseMetaData database = connection.getMetaData();
    String schema = schema(handle, dialect, table);
    boolean catalogs = dialect.isMysqlOrMariaDb();
    String catalog = catalogs ? schema : connection.getCatalog();
    Map<String, Set<String>> keys = new HashMap<>();
    try (ResultSet primary =
        database.getPrimaryKeys(catalog, catalogs ? null : schema, table.last())) {
      while (primary.next()) {
        add(keys, "primary key", primary.getString("COLUMN_NAME"));
      }
    }
    try (ResultSet unique =
        database.getIndexInfo(catalog, catalogs ? null : schema, table.last(), true, true)) {
      while (unique.next()) {
        String index = unique.getString("INDEX_NAME");
        boolean partial = unique.getString("FILTER_CONDITION") != null;
        if (index != null) {
          add(keys, "index " + index, partial ? "(partial)" : unique.getString("COLUMN_NAME"));
        }
      }
    }
    return keys.containsValue(lowerCase(columns));
  }

  private static @Nullable String schema(Handle handle, Dialect dialect, Identifier table)
      throws SQLException {
    if (table.parts().size() > 1) {
      return table.parts().get(table.parts().size() - 2);
    }
    return switch (dialect) {
      // The table may stand in any schema of the search path.
      case POSTGRESQL ->
          handle
              .createQuery(
                  "SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                      + " WHERE c.oid = CAST(:table AS regclass)")
              .bind("table", table.sql())
              .mapTo(String.class)
              .one();
      case MARIADB, MYSQL -> handle.getConnection().getCatalog();
      case SQLITE -> null;
      default -> handle.getConnection().getSchema();
    };
  }

  private static void add(Map<String, Set<String>> keys, String key, String column) {
    keys.computeIfAbsent(key, k -> new TreeSet<>()).add(column.toLowerCase(Locale.ROOT));
  }

  private static Set<String> lowerCase(Collection<String> columns) {
    return columns.stream()
        .map(column -> column.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
