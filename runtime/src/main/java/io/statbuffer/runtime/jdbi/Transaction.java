package io.statbuffer.runtime.jdbi;

import org.jdbi.v3.core.Handle;

/** One transaction on a connection in autocommit that a session has set up for it. */
final class Transaction {
  private Transaction() {}

  static <R> R run(Session session, Work<R> work) throws Exception {
    Handle handle = session.handle();
    session.isolateNext();
    handle.begin();
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
