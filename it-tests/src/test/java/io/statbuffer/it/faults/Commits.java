package io.statbuffer.it.faults;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/** Tells when a commit of a data source's connections begins, so that it can be disturbed. */
final class Commits {
  private final Semaphore begun = new Semaphore(0);

  /** Returns when a commit has just begun. */
  void awaitNext() throws InterruptedException {
    begun.drainPermits();
    begun.acquire();
  }

  /** The same data source, observed. */
  DataSource of(DataSource dataSource) {
    return observed(DataSource.class, dataSource);
  }

  private <T> T observed(Class<T> type, T real) {
    Object proxy =
        Proxy.newProxyInstance(
            Commits.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (method.getName().equals("commit")) {
                begun.release();
              }
              try {
                Object result = method.invoke(real, arguments);
                return result instanceof Connection connection
                    ? observed(Connection.class, connection)
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(proxy);
  }
}
