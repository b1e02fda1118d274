package io.statbuffer.runtime.jdbi;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** New connections from a URL, changed by whoever overrides {@link #prepare}. */
class UrlDataSource implements DataSource {
  private final String url;
  private final String user;
  private final String password;

  UrlDataSource(String url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /** What a test needs to be different about a connection. */
  Connection prepare(Connection connection) throws SQLException {
    return connection;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return prepare(DriverManager.getConnection(url, user, password));
  }

  @Override
  public Connection getConnection(String otherUser, String otherPassword) throws SQLException {
    return prepare(DriverManager.getConnection(url, otherUser, otherPassword));
  }

  @Override
  public PrintWriter getLogWriter() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setLoginTimeout(int seconds) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
