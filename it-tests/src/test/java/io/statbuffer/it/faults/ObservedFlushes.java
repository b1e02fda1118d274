package io.statbuffer.it.faults;

import io.statbuffer.runtime.Batch;
import io.statbuffer.runtime.FlushHandler;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the flushes of another handler. */
final class ObservedFlushes implements FlushHandler<String> {
  private final FlushHandler<String> handler;
  private final AtomicInteger settled = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  ObservedFlushes(FlushHandler<String> handler) {
    this.handler = handler;
  }

  @Override
  public void flush(Batch<String> batch) throws Exception {
    try {
      handler.flush(batch);
      settled.incrementAndGet();
    } catch (Throwable e) {
      failed.incrementAndGet();
      throw e;
    }
  }

  int settled() {
    return settled.get();
  }

  int failed() {
    return failed.get();
  }

  @Override
  public String toString() {
    return settled + " flushes settled, " + failed + " failed";
  }
}
