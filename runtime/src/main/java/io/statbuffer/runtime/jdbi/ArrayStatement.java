package io.statbuffer.runtime.jdbi;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Update;

/**
 * One statement for many rows whose text doesn't depend on their number: each key column is one
 * array parameter {@code :k0}, {@code :k1} …, the counts are {@code :counts}. Values go as text and
 * the statement casts them to the columns' types.
 */
final class ArrayStatement implements RowWriter {
  private static final int ROWS = 10_000;

  private final String sql;
  private final int columns;
  private final String textType;

  ArrayStatement(String sql, int columns, String textType) {
    this.sql = sql;
    this.columns = columns;
    this.textType = textType;
  }

  @Override
  public int maxRows() {
    return ROWS;
  }

  @Override
  public <K> List<Row<K>> write(Handle handle, String buffer, List<Row<K>> rows)
      throws SQLException {
    Connection connection = handle.getConnection();
    try (Update update = handle.createUpdate(sql)) {
      update.bind("buffer", buffer);
      for (int i = 0; i < columns; i++) {
        int column = i;
        update.bind("k" + i, array(connection, rows, row -> text(row.values().get(column))));
      }
      update.bind("counts", array(connection, rows, row -> Long.toString(row.count())));
      update.execute();
    }
    return List.of();
  }

  private <K> Argument array(
      Connection connection, List<Row<K>> rows, Function<Row<K>, String> value)
      throws SQLException {
    Array array = connection.createArrayOf(textType, rows.stream().map(value).toArray());
    return (position, statement, context) -> statement.setArray(position, array);
  }

  private static String text(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }
}
