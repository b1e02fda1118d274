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
  Ledger ledger(String name, String queueing) throws SQLException {
    Identifier table = Identifier.of(name, database);
    TableColumns columns = columns(table, create, sql -> Schema.ledger(dialect, sql));
    new TableCheck(handle, dialect, table, columns)
        .columns(List.of("writer", "batch", "updated_at"));
    return new Ledger(table.sql(), dialect.isolating(), queueing);
  }

  /** The table of the counts. */
  Target target(Layout<?> layout) throws SQLException {
    Identifier table = Identifier.of(layout.table(), database);
    TableColumns columns = columns(table, create && layout.canBeCreated(), sql -> ddl(layout, sql));
    List<String> names = new ArrayList<>();
    if (layout.standard()) {
      names.add(Schema.BUFFER);
    }
    layout.keys().forEach(key -> names.add(key.name()));
    int keyColumns = names.size();
    names.add(layout.totalColumn());
    if (layout.standard()) {
      names.add(Schema.UPDATED_AT);
    }
    TableCheck check = new TableCheck(handle, dialect, table, columns);
    List<Column> found = check.columns(names);
    Column total = found.get(keyColumns);
    check.rows(found.subList(0, keyColumns), found);
    check.exact(total);
    List<Column> keys =
        found.subList(layout.standard() ? 1 : 0, keyColumns).stream()
            .map(key -> layout.standard() ? key.withMaxLength(Schema.KEY_LENGTH) : key)
            .map(key -> key.withName(table.quoted(key.name())))
            .toList();
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
}
