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
    String sql =
        "INSERT INTO "
            + target.table()
            + " ("
            + target.columnList()
            + ") VALUES "
            + String.join(", ", Collections.nCopies(rows.size(), target.parameters()))
            + tail;
    try (PreparedStatement statement = Statements.prepare(handle, sql)) {
      int parameter = 0;
      for (Row<K> row : rows) {
        if (target.shared()) {
          statement.setString(++parameter, buffer);
        }
        for (Object value : row.values()) {
          statement.setObject(++parameter, sendable.apply(value));
        }
        statement.setLong(++parameter, row.count());
      }
      statement.executeUpdate();
    }
    return List.of();
  }
}
