package io.statbuffer.runtime.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * Connections from a data source, in autocommit until a transaction begins, whatever they come
 * with: JDBI takes one without for a transaction of somebody else. Errors name no password.
 */
final class FlushConnections implements ConnectionFactory {
  /** {@code password=…} and its like in a URL, and {@code //user:…@}. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)((?:password|passwd|pwd|secret|token)\\s*=\\s*|//[^/@:\\s]*:(?=[^/@\\s]*@))"
              + "[^&;\\s,)@]*");

  private final DataSource dataSource;

  /** Those that came with autocommit off, and go back so. */
  private final Map<Connection, Boolean> manual =
      Collections.synchronizedMap(new IdentityHashMap<>());

  FlushConnections(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public Connection openConnection() throws SQLException {
    Connection connection = fromDataSource();
    try {
      if (!connection.getAutoCommit()) {
        connection.setAutoCommit(true);
        manual.put(connection, true);
      }
      return connection;
    } catch (Throwable e) {
      try (connection) {
        throw e;
      }
    }
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    try (connection) {
      if (manual.remove(connection) != null && !connection.isClosed()) {
        connection.setAutoCommit(false);
      }
    }
  }

  private Connection fromDataSource() throws SQLException {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      String message = String.valueOf(e.getMessage());
      String redacted = SECRET.matcher(message).replaceAll("$1***");
      // The cause is left out only if it would tell what the message doesn't.
      throw new SQLException(
          "the data source gives no connection to flush with: " + redacted,
          e.getSQLState(),
          e.getErrorCode(),
          redacted.equals(message) ? e : null);
    }
  }
}
