package io.statbuffer.runtime.jdbi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL: {@code INSERT … SELECT … FROM unnest(…) ON CONFLICT … DO UPDATE}. */
final class PostgresUpsert {
  /** The driver names these for what numbers them, which no cast knows. */
  private static final Map<String, String> SERIALS =
      Map.of("smallserial", "int2", "serial", "int4", "bigserial", "int8");

  /**
   * What the network surely takes while the server still waits for the ledger's locks. More would
   * be sent by a client that waits as well, and a line that breaks meanwhile could leave the server
   * with the locks, in the midst of a message, where it minds no timeout.
   */
  private static final int JOINED_CHARS = 32 * 1024;

  private PostgresUpsert() {}

  static RowWriter to(Target target) {
    return new ArrayStatement(sql(target), target.keys().size(), "text", JOINED_CHARS);
  }

  private static String sql(Target target) {
    List<String> arrays = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Column key : target.keys()) {
      String type = SERIALS.getOrDefault(key.typeName(), key.typeName());
      arrays.add("CAST(:k" + names.size() + " AS " + type + "[])");
      names.add("k" + names.size());
    }
    String keys = String.join(", ", names);
    return "INSERT INTO "
        + target.table()
        + " AS present ("
        + target.columnList()
        + ") SELECT "
        + (target.shared() ? ":buffer, " : "")
        + keys
        + ", n"
        + (target.shared() ? ", CURRENT_TIMESTAMP" : "")
        + " FROM unnest("
        + String.join(", ", arrays)
        + ", CAST(:counts AS bigint[])) AS gained("
        + keys
        + ", n) ON CONFLICT ("
        + target.keyList()
        + ") DO UPDATE SET "
        + target.addition("present." + target.total(), "EXCLUDED." + target.total());
  }
}
