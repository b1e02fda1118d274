package io.statbuffer.runtime.jdbi;

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

/** The sets of columns of which a table has each value once. */
final class UniqueKeys {
  private final Map<String, Set<String>> keys = new HashMap<>();

  private UniqueKeys() {}

  static UniqueKeys of(DatabaseMetaData database, Place place) throws SQLException {
    UniqueKeys found = new UniqueKeys();
    try (ResultSet primary =
        database.getPrimaryKeys(place.catalog(), place.schema(), place.table())) {
      while (primary.next()) {
        found.add("primary key", primary.getString("COLUMN_NAME"));
      }
    }
    try (ResultSet unique =
        database.getIndexInfo(place.catalog(), place.schema(), place.table(), true, true)) {
      while (unique.next()) {
        String index = unique.getString("INDEX_NAME");
        boolean partial = unique.getString("FILTER_CONDITION") != null;
        if (index != null) {
          found.add("index " + index, partial ? "(partial)" : unique.getString("COLUMN_NAME"));
        }
      }
    }
    return found;
  }

  /** Whether exactly these columns together are the primary key or have a unique index. */
  boolean contain(Collection<String> columns) {
    return keys.containsValue(
        columns.stream()
            .map(column -> column.toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private void add(String key, String column) {
    keys.computeIfAbsent(key, k -> new TreeSet<>()).add(column.toLowerCase(Locale.ROOT));
  }
}
