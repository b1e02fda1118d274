package io.statbuffer.runtime.jdbi;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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
    try (Update update = joined("", handle, buffer, rows)) {
      update.execute();
    }
    return List.of();
  }

  @Override
  @SuppressWarnings("resource") // for the caller to close
  public <K> Update joined(String others, Handle handle, String buffer, List<Row<K>> rows)
      throws SQLException {
    Connection connection = handle.getConnection();
    Update update = handle.createUpdate(others.concat(sql)).bind("buffer", buffer);
    for (int i = 0; i < columns; i++) {
      int column = i;
      String[] texts =
          rows.stream().map(row -> text(row.values().get(column))).toArray(String[]::new);
      update.bind("k" + i, argument(connection.createArrayOf(textType, texts)));
    }
    Long[] counts = rows.stream().map(Row::count).toArray(Long[]::new);
    return update.bind("counts", argument(connection.createArrayOf("bigint", counts)));
  }

  private static Argument argument(Array array) {
    return (position, statement, context) -> statement.setArray(position, array);
  }

  private static String text(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }
}
