package io.statbuffer.runtime.jdbi;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Finds the tables of a handler, makes those that are missing, and refuses unfit ones. */
final class Tables {
  private final Handle handle;
  private final Dialect dialect;
  private final DatabaseMetaData database;
  private final boolean create;

  Tables(Handle handle, Dialect dialect, boolean create) throws SQLException {
    this.handle = handle;
    this.dialect = dialect;
    this.database = handle.getConnection().getMetaData();
    this.create = create;
  }

  /** The ledger. */
  Ledger ledger(String name) throws SQLException {
    Identifier table = Identifier.of(name, database);
    TableColumns columns = columns(table, create, sql -> Schema.ledger(dialect, sql));
    require(table, columns, List.of("writer", "batch", "updated_at"));
    return new Ledger(table.sql());
  }

  /** The table of the counts. */
  Target target(Layout<?> layout) throws SQLException {
    Identifier table = Identifier.of(layout.table(), database);
    TableColumns columns = columns(table, create && layout.canBeCreated(), sql -> ddl(layout, sql));
    List<String> needed = new ArrayList<>();
    if (layout.standard()) {
      needed.add(Schema.BUFFER);
    }
    layout.keys().forEach(key -> needed.add(key.name()));
    List<String> unique = List.copyOf(needed);
    needed.add(layout.totalColumn());
    if (layout.standard()) {
      needed.add(Schema.UPDATED_AT);
    }
    List<Column> found = require(table, columns, needed);
    requireUnique(
        table, unique.stream().map(name -> found.get(needed.indexOf(name)).name()).toList());
    List<Column> keys = new ArrayList<>();
    for (KeyColumn<?> key : layout.keys()) {
      Column column = found.get(needed.indexOf(key.name()));
      keys.add(quoted(table, layout.standard() ? column.withMaxLength(Schema.KEY_LENGTH) : column));
    }
    Column total = found.get(needed.indexOf(layout.totalColumn()));
    requireExact(table, total);
    return new Target(table.sql(), layout.standard(), keys, table.quoted(total.name()));
  }

  private String ddl(Layout<?> layout, String table) {
    if (layout.standard()) {
      return Schema.counts(dialect, table);
    }
    try {
      String key = Identifier.of(layout.keys().get(0).name(), database).sql();
      String total = Identifier.of(layout.totalColumn(), database).sql();
      return Schema.ownCounts(dialect, table, key, total);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private TableColumns columns(Identifier table, boolean mayCreate, Function<String, String> ddl)
      throws SQLException {
    SQLException missing;
    try {
      return TableColumns.of(handle, table);
    } catch (SQLException e) {
      missing = e;
    }
    if (!mayCreate) {
      throw new IllegalStateException(
          "table "
              + table.sql()
              + " can't be read, and is not to be created: "
              + missing.getMessage(),
          missing);
    }
    String sql = ddl.apply(table.sql());
    try {
      handle.execute(sql);
    } catch (JdbiException e) {
      return createdMeanwhile(table, sql, e);
    }
    return TableColumns.of(handle, table);
  }

  /** Whoever creates a table at the same moment as another fails, and finds it there. */
  private TableColumns createdMeanwhile(Identifier table, String sql, JdbiException failure) {
    try {
      return TableColumns.of(handle, table);
    } catch (SQLException e) {
      failure.addSuppressed(e);
      throw new IllegalStateException(
          "table " + table.sql() + " is missing and can't be created by: " + sql, failure);
    }
  }

  private List<Column> require(Identifier table, TableColumns columns, List<String> needed) {
    List<String> missing = needed.stream().filter(name -> columns.find(name).isEmpty()).toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "table "
              + table.sql()
              + " has no column "
              + String.join(", ", missing)
              + "; it has "
              + String.join(", ", columns.names()));
    }
    return needed.stream().map(name -> columns.find(name).orElseThrow()).toList();
  }

  private void requireUnique(Identifier table, List<String> columns) throws SQLException {
    if (!UniqueKeys.exist(handle, dialect, table, columns)) {
      throw new IllegalStateException(
          "table "
              + table.sql()
              + " needs a primary key or a unique index on exactly ("
              + String.join(", ", columns)
              + "): without it each flush would insert new rows");
    }
  }

  /** Fractions of binary numbers would round large totals in silence. */
  private static void requireExact(Identifier table, Column total) {
    if (total.kind() != Column.Kind.INTEGER && total.kind() != Column.Kind.DECIMAL) {
      throw new IllegalStateException(
          "column "
              + total.name()
              + " of table "
              + table.sql()
              + " must be of an integer or decimal type to be exact: "
              + total.typeName());
    }
  }

  private static Column quoted(Identifier table, Column column) {
    return new Column(
        table.quoted(column.name()),
        column.kind(),
        column.typeName(),
        column.maxLength(),
        column.min(),
        column.max());
  }
}
