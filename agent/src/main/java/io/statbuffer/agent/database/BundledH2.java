package io.statbuffer.agent.database;

import io.statbuffer.agent.settings.DatabaseSettings;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * The agent's own copy of H2. Its driver is never loaded, and so never registered: the
 * application's {@code jdbc:h2:} URLs stay the application's.
 */
final class BundledH2 {
  /** No file beside the default one: what goes wrong is said by the agent. */
  private static final String NO_TRACE = ";TRACE_LEVEL_FILE=0";

  private static final Constructor<?> CONNECTION = constructor();

  private BundledH2() {}

  /** Whether the URL is H2's. */
  static boolean accepts(String url) {
    return url.startsWith("jdbc:h2:");
  }

  /** Opens a connection, as H2's driver would. */
  static Connection connect(String url, Properties properties) throws SQLException {
    String user = properties.getProperty("user");
    String password = properties.getProperty("password");
    try {
      return (Connection) CONNECTION.newInstance(url, new Properties(), user, password, false);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw cause;
      }
      throw new SQLException("the agent's H2 failed: " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the agent's H2 isn't whole", e);
    }
  }

  /**
   * Opens the default file. As it is made without a user, tools that come as {@code sa}, the usual
   * one, are let in, too.
   */
  static synchronized Connection connectToDefault(Properties properties) throws SQLException {
    // One at a time: H2 fails if two ask for the same user to be created.
    Connection connection = connect(DatabaseSettings.DEFAULT_URL + NO_TRACE, properties);
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE USER IF NOT EXISTS SA PASSWORD '' ADMIN");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static Constructor<?> constructor() {
    try {
      return new BundledLoader("io/statbuffer/agent/shaded/h2/")
          .loadClass("org.h2.jdbc.JdbcConnection")
          .getConstructor(
              String.class, Properties.class, String.class, Object.class, boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the agent's H2 isn't whole", e);
    }
  }
}
