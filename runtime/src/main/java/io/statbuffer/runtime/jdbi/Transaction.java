package io.statbuffer.runtime.jdbi;

import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** One transaction on a connection in autocommit, set up for flushing. */
final class Transaction {
  private Transaction() {}

  static <R> R run(Handle handle, Dialect dialect, Duration timeout, Work<R> work)
      throws Exception {
    try (Session session = new Session(handle, dialect, timeout)) {
      session.begin();
      R result;
      try {
        result = work.run();
      } catch (Throwable e) {
        rollback(handle, e);
        throw e;
      }
      handle.commit();
      return result;
    }
  }

  private static void rollback(Handle handle, Throwable failure) {
    try {
      handle.rollback();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** What runs in the transaction. */
  @FunctionalInterface
  interface Work<R> {
    R run() throws Exception;
  }
}
