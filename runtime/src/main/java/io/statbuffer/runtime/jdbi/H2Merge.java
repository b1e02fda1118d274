package io.statbuffer.runtime.jdbi;

import java.util.ArrayList;
import java.util.List;

/** H2: {@code MERGE … USING UNNEST(…)}. */
final class H2Merge {
  private H2Merge() {}

  static RowWriter to(Target target) {
    return new ArrayStatement(sql(target), target.keys().size(), "VARCHAR", 0);
  }

  private static String sql(Target target) {
    List<String> arrays = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> matches = new ArrayList<>();
    if (target.shared()) {
      matches.add("present." + Schema.BUFFER + " = :buffer");
    }
    for (Column key : target.keys()) {
      String name = "k" + names.size();
      arrays.add("CAST(:" + name + " AS " + key.typeName() + " ARRAY)");
      matches.add("present." + key.name() + " = gained." + name);
      names.add(name);
    }
    String keys = String.join(", ", names);
    return "MERGE INTO "
        + target.table()
        + " AS present USING (SELECT "
        + keys
        + ", n FROM UNNEST("
        + String.join(", ", arrays)
        + ", CAST(:counts AS BIGINT ARRAY)) AS u("
        + keys
        + ", n)) AS gained ON "
        + String.join(" AND ", matches)
        + " WHEN MATCHED THEN UPDATE SET "
        + target.addition("present." + target.total(), "gained.n")
        + " WHEN NOT MATCHED THEN INSERT ("
        + target.columnList()
        + ") VALUES ("
        + (target.shared() ? ":buffer, " : "")
        + "gained."
        + String.join(", gained.", names)
        + ", gained.n"
        + (target.shared() ? ", CURRENT_TIMESTAMP)" : ")");
  }
}
