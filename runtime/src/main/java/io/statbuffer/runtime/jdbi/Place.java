package io.statbuffer.runtime.jdbi;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Where a table stands, in the terms of the database's own description of itself. */
record Place(@Nullable String catalog, @Nullable String schema, String table) {
  static Place of(Handle handle, Dialect dialect, Identifier table) throws SQLException {
    int parts = table.parts().size();
    String said = parts > 1 ? table.parts().get(parts - 2) : null;
    String catalog = handle.getConnection().getCatalog();
    return dialect.isMysqlOrMariaDb()
        ? new Place(said != null ? said : catalog, null, table.last())
        : new Place(catalog, said != null ? said : schema(handle, dialect, table), table.last());
  }

  private static @Nullable String schema(Handle handle, Dialect dialect, Identifier table)
      throws SQLException {
    return switch (dialect) {
      // The table may stand in any schema of the search path.
      case POSTGRESQL ->
          handle
              .createQuery(
                  "SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                      + " WHERE c.oid = CAST(:table AS regclass)")
              .bind("table", table.sql())
              .mapTo(String.class)
              .one();
      case SQLITE -> null;
      default -> handle.getConnection().getSchema();
    };
  }
}
