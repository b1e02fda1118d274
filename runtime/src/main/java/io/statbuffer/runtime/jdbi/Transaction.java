package io.statbuffer.runtime.jdbi;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One transaction on a connection in autocommit that a session has set up for it. */
final class Transaction {
  private Transaction() {}

  /** Commits, unless the work throws or returns null. */
  static <R> @Nullable R run(Session session, Work<R> work) throws Exception {
    Handle handle = session.handle();
    session.isolateNext();
    handle.begin();
    @Nullable R result;
    try {
      result = work.run();
    } catch (Throwable e) {
      rollback(handle, e);
      throw e;
    }
    if (result == null) {
      handle.rollback();
    } else {
      handle.commit();
    }
    return result;
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
    @Nullable R run() throws Exception;
  }
}
