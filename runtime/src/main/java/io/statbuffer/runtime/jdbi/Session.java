package io.statbuffer.runtime.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What a flush sets on a connection, set back at the end for the pool's next user. */
final class Session implements AutoCloseable {
  /** How much later than a statement's own timeout a network that is silent is given up. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** Each statement sees what others committed before it, as the guard of the ledger expects. */
  private static final int READ_COMMITTED = Connection.TRANSACTION_READ_COMMITTED;

  private static final String STRICT = "STRICT_ALL_TABLES";

  private final Handle handle;
  private final Connection connection;
  private final Dialect dialect;
  private int isolation = READ_COMMITTED;
  private int networkTimeout;
  private @Nullable String sqlMode;

  Session(Handle handle, Dialect dialect, Duration timeout) throws SQLException {
    this.handle = handle;
    this.connection = handle.getConnection();
    this.dialect = dialect;
    if (dialect.hasIsolationLevels()) {
      isolation = connection.getTransactionIsolation();
      isolate(READ_COMMITTED);
    }
    if (dialect.isRemote()) {
      networkTimeout = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, (int) timeout.plus(GRACE).toMillis());
    }
    if (dialect.isMysqlOrMariaDb()) {
      beStrict();
    }
  }

  /** Begins a transaction; whoever does must end it before {@link #close}. */
  void begin() {
    handle.begin();
  }

  /** Without it MariaDB and MySQL cut what doesn't fit, and only warn. */
  private void beStrict() {
    String mode = handle.createQuery("SELECT @@SESSION.sql_mode").mapTo(String.class).one();
    if (!mode.contains(STRICT)) {
      handle.execute("SET SESSION sql_mode = ?", mode.isEmpty() ? STRICT : mode + "," + STRICT);
      sqlMode = mode;
    }
  }

  @Override
  public void close() throws SQLException {
    if (connection.isClosed()) {
      return;
    }
    if (sqlMode != null) {
      try (var statement = connection.prepareStatement("SET SESSION sql_mode = ?")) {
        statement.setString(1, sqlMode);
        statement.execute();
      }
    }
    if (dialect.isRemote()) {
      connection.setNetworkTimeout(Runnable::run, networkTimeout);
    }
    isolate(isolation);
  }

  private void isolate(int level) throws SQLException {
    if (isolation != READ_COMMITTED) {
      connection.setTransactionIsolation(level);
    }
  }
}
