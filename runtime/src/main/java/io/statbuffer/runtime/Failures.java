package io.statbuffer.runtime;

import org.jspecify.annotations.Nullable;

/** What went wrong while the rest went on; for one thread. */
final class Failures {
  /** So many others are said beside the first: who logs it may log them all. */
  private static final int OTHERS = 10;

  private @Nullable Throwable first;

  void add(Throwable failure) {
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    if (first == null) {
      first = failure;
    } else if (first != failure && first.getSuppressed().length < OTHERS) {
      first.addSuppressed(failure);
    }
  }

  void run(Work work) {
    try {
      work.run();
    } catch (Throwable e) { // of any kind, to be thrown when the rest is done
      add(e);
    }
  }

  void forget() {
    first = null;
  }

  void throwFirst() throws Exception {
    if (first instanceof Exception e) {
      throw e;
    }
    if (first instanceof Error e) {
      throw e;
    }
    if (first != null) {
      throw new IllegalStateException(first); // a Throwable of neither kind
    }
  }

  /** Something that sends batches and may fail. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }
}
