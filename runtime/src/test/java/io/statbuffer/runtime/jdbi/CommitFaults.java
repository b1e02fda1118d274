package io.statbuffer.runtime.jdbi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** Makes the next commit fail towards the client: before it reached the database, or after. */
final class CommitFaults extends UrlDataSource {
  /** What becomes of a commit. */
  enum Fault {
    NONE,
    BEFORE,
    AFTER
  }

  private final DataSource real;
  private final AtomicReference<Fault> next = new AtomicReference<>(Fault.NONE);

  CommitFaults(DataSource real) {
    super("", "", "");
    this.real = real;
  }

  void failNextCommit(Fault fault) {
    next.set(fault);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = real.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            CommitFaults.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              Fault fault =
                  method.getName().equals("commit") ? next.getAndSet(Fault.NONE) : Fault.NONE;
              if (fault == Fault.BEFORE) {
                throw new SQLException("the connection broke before the commit", "08006");
              }
              try {
                Object result = method.invoke(connection, arguments);
                if (fault == Fault.AFTER) {
                  throw new SQLException("the connection broke after the commit", "08006");
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
