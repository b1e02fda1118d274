package io.statbuffer.runtime.jdbi;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;

/** Plain JDBC, where JDBI would only parse the text of a statement or hides what it returned. */
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
   * How many rows one of several statements in one text has changed.
   *
   * @param index which of them, from 0
   */
  static int updateCount(PreparedStatement executed, int index) throws SQLException {
    for (int i = 0; i < index; i++) {
      executed.getMoreResults();
    }
    return executed.getUpdateCount();
  }
}
