package io.statbuffer.runtime.jdbi;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Where and how a handler writes, once the database was looked at. */
record Destination<K>(Dialect dialect, Ledger ledger, RowReader<K> reader, RowWriter writer) {

  /** Looks at the database, and makes the tables that are missing. */
  static <K> Destination<K> find(Handle handle, Dialect dialect, Options<K> options)
      throws SQLException {
    Tables tables = new Tables(handle, dialect, options.createTables());
    Layout<K> layout = options.layout();
    String sql = options.sql();
    // One's own statements may take long, and may be about rows that nobody else touches.
    String queueing = sql == null ? dialect.queueing(options.timeout()) : "";
    Ledger ledger = tables.ledger(options.ledgerTable(), queueing);
    if (sql != null) {
      List<String> names = layout.keys().stream().map(KeyColumn::name).toList();
      List<Column> parameters = names.stream().map(Column::parameter).toList();
      RowReader<K> reader = new RowReader<>(layout.keys(), parameters);
      return new Destination<>(dialect, ledger, reader, new OwnSql(sql, names));
    }
    Target target = tables.target(layout);
    RowReader<K> reader = new RowReader<>(layout.keys(), target.keys());
    return new Destination<>(dialect, ledger, reader, dialect.writerTo(target));
  }

  /** What a builder was told; {@code sql} instead of the layout's table if it isn't null. */
  record Options<K>(
      Layout<K> layout,
      @Nullable String sql,
      String ledgerTable,
      boolean createTables,
      Duration timeout) {}
}
