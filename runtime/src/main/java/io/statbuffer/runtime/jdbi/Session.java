package io.statbuffer.runtime.jdbi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jdbi.v3.core.Handle;

/** What a flush sets on a connection, set back at the end for the pool's next user. */
final class Session implements AutoCloseable {
  /** How much later than a statement's own timeout a network that is silent is given up. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** Each statement sees what others committed before it, as the guard of the ledger expects. */
  private static final int READ_COMMITTED = Connection.TRANSACTION_READ_COMMITTED;

  private static final String STRICT = "STRICT_ALL_TABLES";

  /** The default, and as good where there are transactions. */
  private static final String STRICT_FOR_INNODB = "STRICT_TRANS_TABLES";

  private final Handle handle;
  private final Connection connection;
  private final Dialect dialect;

  /** What sets it back, the last first. */
  private final Deque<Restore> restores = new ArrayDeque<>();

  private Session(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
    this.connection = handle.getConnection();
  }

  /** Prepares the connection of a handle; if that fails it is as it was. */
  static Session open(Handle handle, Dialect dialect, Duration timeout) throws SQLException {
    Session session = new Session(handle, dialect);
    try {
      session.prepare(timeout);
      return session;
    } catch (Throwable e) {
      try (session) {
        throw e;
      }
    }
  }

  Handle handle() {
    return handle;
  }

  private void prepare(Duration timeout) throws SQLException {
    if (dialect.isRemote()) {
      boundSilence(timeout.plus(GRACE)); // first, as all else asks the database
    }
    if (dialect.isolatesConnections()) {
      isolate();
    }
    if (dialect.isMysqlOrMariaDb()) {
      beStrict();
    }
  }

  /** To be called before each transaction. */
  void isolateNext() throws SQLException {
    String isolating = dialect.isolatingNext();
    if (isolating != null) {
      try (PreparedStatement statement = Statements.prepare(handle, isolating)) {
        statement.execute();
      }
    }
  }

  private void boundSilence(Duration silence) throws SQLException {
    int present = connection.getNetworkTimeout();
    int bound = (int) silence.toMillis();
    if (present == 0 || present > bound) { // else the user's own is the shorter
      restores.push(() -> connection.setNetworkTimeout(Runnable::run, present));
      connection.setNetworkTimeout(Runnable::run, bound);
    }
  }

  private void isolate() throws SQLException {
    int present = connection.getTransactionIsolation();
    if (present != READ_COMMITTED) {
      restores.push(() -> connection.setTransactionIsolation(present));
      connection.setTransactionIsolation(READ_COMMITTED);
    }
  }

  /** Without it MariaDB and MySQL cut what doesn't fit, and only warn. */
  private void beStrict() throws SQLException {
    String present = mode();
    if (!present.contains(STRICT) && !present.contains(STRICT_FOR_INNODB)) {
      restores.push(() -> setMode(present));
      setMode(present.isEmpty() ? STRICT : present + "," + STRICT);
    }
  }

  private String mode() throws SQLException {
    try (PreparedStatement statement = Statements.prepare(handle, "SELECT @@SESSION.sql_mode");
        ResultSet mode = statement.executeQuery()) {
      mode.next();
      return mode.getString(1);
    }
  }

  private void setMode(String mode) {
    handle.execute("SET SESSION sql_mode = ?", mode);
  }

  /** Sets back what it can, also if a part of it fails. */
  @Override
  public void close() throws SQLException {
    if (restores.isEmpty() || connection.isClosed()) {
      return;
    }
    Restore last = restores.pop();
    try (this) { // the others
      last.run();
    }
  }

  /** Sets back one thing. */
  private interface Restore {
    void run() throws SQLException;
  }
}
