package io.statbuffer.runtime;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Sums up counts that a buffer can't take, and reports them ever more rarely. */
final class Rejections {
  private final LongAdder sum = new LongAdder();
  private final AtomicLong calls = new AtomicLong();
  private final BufferReporter reporter;

  Rejections(BufferReporter reporter) {
    this.reporter = reporter;
  }

  void add(long amount, String what, @Nullable Throwable cause) {
    sum.add(amount);
    long call = calls.incrementAndGet();
    if (Long.bitCount(call) == 1) { // the 1st, 2nd, 4th, 8th ...
      reporter.warn(
          "rejected a count of " + amount + ", " + what + (call == 1 ? "" : " (call " + call + ")"),
          cause);
    }
  }

  /** Adds what was refused, and reported, before. */
  void addSilently(long amount) {
    sum.add(amount);
  }

  long sum() {
    return sum.sum();
  }
}
