package io.statbuffer.runtime.jdbi;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Real connections that tell a hook which of their methods is called, so that it can interfere. */
final class HookedDataSource extends UrlDataSource {
  private final DataSource real;
  private final Hook hook;

  /** Runs before and after each call on a connection. */
  interface Hook {
    void before(Connection connection, String method) throws SQLException;

    default void after(String method) throws SQLException {}
  }

  HookedDataSource(DataSource real, Hook hook) {
    super("", "", "");
    this.real = real;
    this.hook = hook;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = real.getConnection();
    InvocationHandler calls =
        (proxy, method, arguments) -> {
          hook.before(connection, method.getName());
          try {
            Object result = method.invoke(connection, arguments);
            hook.after(method.getName());
            return result;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return (Connection)
        Proxy.newProxyInstance(
            HookedDataSource.class.getClassLoader(), new Class<?>[] {Connection.class}, calls);
  }
}
