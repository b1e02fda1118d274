package io.statbuffer.runtime.jdbi;

import java.sql.Connection;
import java.sql.SQLException;

/** Makes the next commit fail towards the client: before it reached the database, or after. */
final class CommitFaults implements HookedDataSource.Hook {
  /** What becomes of a commit. */
  enum Fault {
    NONE,
    BEFORE,
    AFTER
  }

  private volatile Fault next = Fault.NONE;

  void failNextCommit(Fault fault) {
    next = fault;
  }

  @Override
  public void before(Connection connection, String method) throws SQLException {
    fail(method, Fault.BEFORE);
  }

  @Override
  public void after(String method) throws SQLException {
    fail(method, Fault.AFTER);
  }

  private void fail(String method, Fault when) throws SQLException {
    if (method.equals("commit") && next == when) {
      next = Fault.NONE;
      throw new SQLException("the connection broke: " + when + " the commit", "08006");
    }
  }
}
