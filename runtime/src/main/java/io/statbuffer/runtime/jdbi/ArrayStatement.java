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

  /** What a row adds to a text besides its values. */
  private static final int ROW_CHARS = 16;

  private final String sql;
  private final int columns;
  private final String textType;
  private final int joinedChars;

  /**
   * @param columns how many key columns there are
   * @param textType the database's name of text
   * @param joinedChars how much of it at most goes in one text with other statements
   */
  ArrayStatement(String sql, int columns, String textType, int joinedChars) {
    this.sql = sql;
    this.columns = columns;
    this.textType = textType;
    this.joinedChars = joinedChars;
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
  public boolean joins(List<? extends Row<?>> rows) {
    int room = joinedChars;
    for (int i = 0; i < rows.size() && room >= 0; i++) {
      room -= ROW_CHARS;
      for (Object value : rows.get(i).values()) {
        room -= text(value).length();
      }
    }
    return room >= 0 && !rows.isEmpty();
  }

  @Override
  public <K> Update joined(String others, Handle handle, String buffer, List<Row<K>> rows)
      throws SQLException {
    Connection connection = handle.getConnection();
    Array[] keys = new Array[columns];
    for (int i = 0; i < columns; i++) {
      int column = i;
      String[] texts =
          rows.stream().map(row -> text(row.values().get(column))).toArray(String[]::new);
      keys[i] = connection.createArrayOf(textType, texts);
    }
    Long[] gained = rows.stream().map(Row::count).toArray(Long[]::new);
    Array counts = connection.createArrayOf("bigint", gained);
    Update update = handle.createUpdate(others.concat(sql));
    for (int i = 0; i < columns; i++) {
      update.bind("k" + i, argument(keys[i]));
    }
    return update.bind("buffer", buffer).bind("counts", argument(counts));
  }

  private static Argument argument(Array array) {
    return (position, statement, context) -> statement.setArray(position, array);
  }

  private static String text(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }
}
