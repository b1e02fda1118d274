package io.statbuffer.runtime.jdbi;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** One {@code INSERT … VALUES (…), (…), …} with a tail that adds to the rows that exist. */
final class ValuesStatement implements RowWriter {
  private final Target target;
  private final String tail;
  private final int maxRows;
  private final UnaryOperator<Object> sendable;

  /**
   * @param maxParameters how many the database takes in one statement
   * @param sendable what the driver is given for a key's value
   */
  ValuesStatement(
      Target target, String tail, int maxRows, int maxParameters, UnaryOperator<Object> sendable) {
    this.target = target;
    this.tail = tail;
    this.maxRows = Math.min(maxRows, maxParameters / target.parameterCount());
    this.sendable = sendable;
  }

  @Override
  public int maxRows() {
    return maxRows;
  }

  @Override
  public <K> List<Row<K>> write(Handle handle, String buffer, List<Row<K>> rows)
      throws SQLException {
    try (PreparedStatement statement = prepare(handle, rows.size())) {
      execute(statement, buffer, rows);
    }
    return List.of();
  }

  /** One statement that is parsed once for all parts but the last. */
  @Override
  public <K> List<Row<K>> writeAll(Handle handle, String buffer, List<Row<K>> rows)
      throws SQLException {
    int rest = rows.size() % maxRows;
    List<Row<K>> whole = rows.subList(0, rows.size() - rest);
    if (!whole.isEmpty()) {
      try (PreparedStatement statement = prepare(handle, maxRows)) {
        for (List<Row<K>> part : parts(whole)) {
          execute(statement, buffer, part);
        }
      }
    }
    return rest == 0 ? List.of() : write(handle, buffer, rows.subList(whole.size(), rows.size()));
  }

  private PreparedStatement prepare(Handle handle, int rows) throws SQLException {
    return Statements.prepare(
        handle,
        "INSERT INTO "
            + target.table()
            + " ("
            + target.columnList()
            + ") VALUES "
            + String.join(", ", Collections.nCopies(rows, target.parameters()))
            + tail);
  }

  private void execute(PreparedStatement statement, String buffer, List<? extends Row<?>> rows)
      throws SQLException {
    int parameter = 0;
    for (Row<?> row : rows) {
      if (target.shared()) {
        statement.setString(++parameter, buffer);
      }
      for (Object value : row.values()) {
        Object sent = sendable.apply(value);
        if (sent instanceof String text) { // most are, and setObject has to find that out
          statement.setString(++parameter, text);
        } else {
          statement.setObject(++parameter, sent);
        }
      }
      statement.setLong(++parameter, row.count());
    }
    statement.executeUpdate();
  }
}
