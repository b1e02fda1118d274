package io.statbuffer.agent.database;

import io.statbuffer.agent.message.Secrets;
import io.statbuffer.agent.settings.DatabaseSettings;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens a connection for each flush, which closes it again: an H2 file is then free between the
 * flushes, for other processes and for {@code show}. Thread-safe.
 *
 * <p>What goes wrong is said with the URL, without its password.
 */
public final class FlushDataSource implements DataSource {
  /** H2's code for a file that another process has open. */
  private static final int IN_USE = 90020;

  private static final long WAIT_FOR_FILE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final DatabaseSettings settings;
  private final DriverFinder drivers;

  /** A source of connections to that database. */
  public FlushDataSource(DatabaseSettings settings, DriverFinder drivers) {
    this.settings = settings;
    this.drivers = drivers;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Properties properties = new Properties();
    if (settings.user() != null) {
      properties.setProperty("user", settings.user());
    }
    if (settings.password() != null) {
      properties.setProperty("password", settings.password());
    }
    long deadline = System.nanoTime() + WAIT_FOR_FILE_NANOS;
    while (true) {
      try {
        return drivers.connect(properties);
      } catch (SQLException e) {
        if (e.getErrorCode() != IN_USE || System.nanoTime() - deadline >= 0) {
          throw named(e);
        }
      }
      pause();
    }
  }

  private SQLException named(SQLException e) {
    Secrets secrets = settings.secrets();
    String url = secrets.mask(settings.url());
    String message = secrets.mask(String.valueOf(e.getMessage()));
    return new SQLException(
        message.contains(url) ? message : "no connection to " + url + ": " + message,
        e.getSQLState(),
        e.getErrorCode(),
        e);
  }

  private static void pause() throws SQLException {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while another process uses the file", e);
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the user is configured");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException("nothing is logged");
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException("timeouts are given in the URL");
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("nothing is logged");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("not a wrapper for " + type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
