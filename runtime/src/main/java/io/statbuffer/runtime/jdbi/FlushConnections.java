package io.statbuffer.runtime.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/** Connections from a data source, and errors of it that name no password. */
record FlushConnections(DataSource dataSource) implements ConnectionFactory {
  /** {@code password=…} and its like in a URL, and {@code user:…@}. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)((?:password|passwd|pwd|secret|token)\\s*=\\s*)[^&;\\s,)]*|(//[^/@:\\s]*:)[^@/\\s]*(?=@)");

  @Override
  public Connection openConnection() throws SQLException {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      String message = String.valueOf(e.getMessage());
      String redacted = SECRET.matcher(message).replaceAll("$1$2***");
      // The cause is left out only if it would tell what the message doesn't.
      throw new SQLException(
          "the data source gives no connection to flush with: " + redacted,
          e.getSQLState(),
          e.getErrorCode(),
          redacted.equals(message) ? e : null);
    }
  }
}
