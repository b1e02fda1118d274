package io.statbuffer.runtime.jdbi;

import java.time.chrono.ChronoLocalDate;
import java.time.chrono.ChronoLocalDateTime;

/** MariaDB and MySQL: {@code INSERT … VALUES … ON DUPLICATE KEY UPDATE}. */
final class MysqlUpsert {
  private static final int ROWS = 5_000;
  private static final int PARAMETERS = 60_000;

  private MysqlUpsert() {}

  static RowWriter to(Target target) {
    String tail =
        " ON DUPLICATE KEY UPDATE "
            + target.addition(target.total(), "VALUES(" + target.total() + ")");
    return new ValuesStatement(target, tail, ROWS, PARAMETERS, MysqlUpsert::sendable);
  }

  private static Object sendable(Object value) {
    boolean known =
        value instanceof Number
            || value instanceof Boolean
            || value instanceof ChronoLocalDate
            || value instanceof ChronoLocalDateTime<?>
            || value instanceof java.util.Date
            || value instanceof byte[];
    return known ? value : value.toString();
  }
}
