package io.statbuffer.runtime.jdbi;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The columns of a table, read from the description of an empty result. */
final class TableColumns {
  private static final long MEDIUM = 1 << 23;

  private final List<Column> columns = new ArrayList<>();

  private TableColumns() {}

  /**
   * Reads them.
   *
   * @throws SQLException also if there is no such table
   */
  static TableColumns of(Handle handle, Identifier table) throws SQLException {
    TableColumns found = new TableColumns();
    try (PreparedStatement statement =
            Statements.prepare(handle, "SELECT * FROM " + table.sql() + " WHERE 1 = 0");
        ResultSet result = statement.executeQuery()) {
      ResultSetMetaData description = result.getMetaData();
      for (int i = 1; i <= description.getColumnCount(); i++) {
        found.columns.add(column(description, i));
      }
    }
    return found;
  }

  /** The column of that name; letters' case counts only where two differ in nothing else. */
  Optional<Column> find(String name) {
    String plain =
        name.startsWith("\"") || name.startsWith("`") ? name.substring(1, name.length() - 1) : name;
    return columns.stream()
        .filter(column -> column.name().equals(plain))
        .findFirst()
        .or(
            () ->
                columns.stream()
                    .filter(column -> column.name().equalsIgnoreCase(plain))
                    .findFirst());
  }

  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  private static Column column(ResultSetMetaData description, int i) throws SQLException {
    String name = description.getColumnName(i);
    String type = description.getColumnTypeName(i);
    boolean unsigned = type.toUpperCase(Locale.ROOT).contains("UNSIGNED");
    return switch (description.getColumnType(i)) {
      case Types.CHAR, Types.VARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGVARCHAR, Types.CLOB ->
          text(name, type, description.getPrecision(i));
      case Types.TINYINT -> integer(name, type, 1L << 7, unsigned);
      case Types.SMALLINT -> integer(name, type, 1L << 15, unsigned);
      case Types.INTEGER ->
          integer(
              name,
              type,
              type.toUpperCase(Locale.ROOT).contains("MEDIUMINT") ? MEDIUM : 1L << 31,
              unsigned);
      case Types.BIGINT ->
          new Column(name, Column.Kind.INTEGER, type, 0, Long.MIN_VALUE, Long.MAX_VALUE);
      case Types.DECIMAL, Types.NUMERIC -> decimal(name, type, description, i);
      default -> new Column(name, Column.Kind.OTHER, type, Integer.MAX_VALUE, 0, 0);
    };
  }

  /** Some drivers say 0 where there is no bound. */
  private static Column text(String name, String type, int precision) {
    return new Column(
        name, Column.Kind.TEXT, type, precision <= 0 ? Integer.MAX_VALUE : precision, 0, 0);
  }

  private static Column integer(String name, String type, long bound, boolean unsigned) {
    return unsigned
        ? new Column(name, Column.Kind.INTEGER, type, 0, 0, 2 * bound - 1)
        : new Column(name, Column.Kind.INTEGER, type, 0, -bound, bound - 1);
  }

  /** With its bounds in the type, as a cast to the bare type may round. */
  private static Column decimal(String name, String type, ResultSetMetaData description, int i)
      throws SQLException {
    int precision = description.getPrecision(i);
    String bounds = precision > 0 ? "(" + precision + ", " + description.getScale(i) + ")" : "";
    return new Column(name, Column.Kind.DECIMAL, type + bounds, 0, 0, 0);
  }
}
