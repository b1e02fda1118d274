package io.statbuffer.runtime.jdbi;

import java.math.BigInteger;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Any database: updates the rows, then inserts those that weren't there to update. */
final class UpdateThenInsert implements RowWriter {
  private static final int ROWS = 1_000;

  private final Target target;
  private final String update;
  private final String insert;

  UpdateThenInsert(Target target) {
    this.target = target;
    this.update =
        "UPDATE "
            + target.table()
            + " SET "
            + target.addition(target.total(), "?")
            + " WHERE "
            + String.join(" = ? AND ", target.keyNames())
            + " = ?";
    this.insert =
        "INSERT INTO "
            + target.table()
            + " ("
            + target.columnList()
            + ") VALUES "
            + target.parameters();
  }

  @Override
  public int maxRows() {
    return ROWS;
  }

  @Override
  public <K> List<Row<K>> write(Handle handle, String buffer, List<Row<K>> rows)
      throws SQLException {
    List<Row<K>> missing = update(handle, buffer, rows);
    if (!missing.isEmpty()) {
      try (PreparedStatement statement = Statements.prepare(handle, insert)) {
        for (Row<K> row : missing) {
          int parameter = bindKey(statement, 0, buffer, row);
          statement.setLong(parameter + 1, row.count());
          statement.addBatch();
        }
        statement.executeBatch();
      }
    }
    return List.of();
  }

  /** One by one, since not every driver says of each statement of a batch what it changed. */
  private <K> List<Row<K>> update(Handle handle, String buffer, List<Row<K>> rows)
      throws SQLException {
    List<Row<K>> missing = new ArrayList<>();
    try (PreparedStatement statement = Statements.prepare(handle, update)) {
      for (Row<K> row : rows) {
        statement.setLong(1, row.count());
        bindKey(statement, 1, buffer, row);
        if (statement.executeUpdate() == 0) {
          missing.add(row);
        }
      }
    }
    return missing;
  }

  private <K> int bindKey(PreparedStatement statement, int from, String buffer, Row<K> row)
      throws SQLException {
    int parameter = from;
    if (target.shared()) {
      statement.setString(++parameter, buffer);
    }
    for (Object value : row.values()) {
      statement.setObject(++parameter, sendable(value));
    }
    return parameter;
  }

  /** What every driver takes: those of java.time came late to many. */
  private static Object sendable(Object value) {
    if (value instanceof LocalDate date) {
      return Date.valueOf(date);
    }
    if (value instanceof LocalDateTime time) {
      return Timestamp.valueOf(time);
    }
    if (value instanceof Instant instant) {
      return Timestamp.from(instant);
    }
    return value instanceof UUID || value instanceof BigInteger ? value.toString() : value;
  }
}
