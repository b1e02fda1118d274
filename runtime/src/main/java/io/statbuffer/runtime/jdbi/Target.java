package io.statbuffer.runtime.jdbi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table that takes counts, as found in the database. Names are quoted and ready for SQL.
 *
 * @param shared whether the buffer and the time stand beside the key: the standard layout
 */
record Target(String table, boolean shared, List<Column> keys, String total) {
  /** The columns of the primary key. */
  List<String> keyNames() {
    List<String> names = new ArrayList<>();
    if (shared) {
      names.add(Schema.BUFFER);
    }
    keys.forEach(key -> names.add(key.name()));
    return names;
  }

  String keyList() {
    return String.join(", ", keyNames());
  }

  /** The columns of an insert. */
  String columnList() {
    return keyList() + ", " + total + (shared ? ", " + Schema.UPDATED_AT : "");
  }

  /** One value for each column of an insert: the key's and the count, in order, as parameters. */
  String parameters() {
    String marks = keyNames().stream().map(name -> "?").collect(Collectors.joining(", "));
    return "(" + marks + ", ?" + (shared ? ", CURRENT_TIMESTAMP" : "") + ")";
  }

  /** How many parameters those are. */
  int parameterCount() {
    return keyNames().size() + 1;
  }

  /** The assignment that adds {@code amount}; a total that is NULL counts as 0. */
  String addition(String presentTotal, String amount) {
    return total
        + " = "
        + sum(presentTotal, amount)
        + (shared ? ", updated_at = CURRENT_TIMESTAMP" : "");
  }

  static String sum(String presentTotal, String amount) {
    return "COALESCE(" + presentTotal + ", 0) + " + amount;
  }
}
