package io.statbuffer.runtime.jdbi;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;

/** Statements that don't go through JDBI, which would parse their texts, but are bounded alike. */
final class Statements {
  private Statements() {}

  static PreparedStatement prepare(Handle handle, String sql) throws SQLException {
    PreparedStatement statement = handle.getConnection().prepareStatement(sql);
    try {
      Integer timeout = handle.getConfig(SqlStatements.class).getQueryTimeout();
      statement.setQueryTimeout(timeout == null ? 0 : timeout);
      return statement;
    } catch (Throwable e) {
      try (statement) {
        throw e;
      }
    }
  }

  /**
   * Executes a statement, or several in one text, and returns how many rows were changed in all.
   */
  static int executeAll(PreparedStatement statement) throws SQLException {
    boolean rows = statement.execute();
    int changed = 0;
    for (int count = statement.getUpdateCount(); rows || count >= 0; ) {
      changed += Math.max(0, count);
      rows = statement.getMoreResults();
      count = statement.getUpdateCount();
    }
    return changed;
  }
}
