package io.statbuffer.runtime.jdbi;

/** SQLite: {@code INSERT … VALUES … ON CONFLICT … DO UPDATE}. */
final class SqliteUpsert {
  private static final int ROWS = 1_000;
  private static final int PARAMETERS = 30_000;

  private SqliteUpsert() {}

  static RowWriter to(Target target) {
    String sum = Target.sum(target.total(), "excluded." + target.total());
    // An overflowing sum is a rounded REAL to SQLite; abs of the least integer is an error, as it
    // should be. The 0 * keeps it from being computed when the sum is fine.
    String guarded =
        "CASE WHEN typeof("
            + sum
            + ") = 'integer' THEN "
            + sum
            + " ELSE abs(-9223372036854775807 - 1 + 0 * excluded."
            + target.total()
            + ") END";
    String tail =
        " ON CONFLICT ("
            + target.keyList()
            + ") DO UPDATE SET "
            + target.total()
            + " = "
            + guarded
            + (target.shared() ? ", updated_at = CURRENT_TIMESTAMP" : "");
    return new ValuesStatement(target, tail, ROWS, PARAMETERS, SqliteUpsert::sendable);
  }

  private static Object sendable(Object value) {
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    return value instanceof Number || value instanceof byte[] ? value : value.toString();
  }
}
