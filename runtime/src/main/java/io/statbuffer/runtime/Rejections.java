package io.statbuffer.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Sums up counts that a buffer can't take, and reports them: those with an unusable key ever more
 * rarely, those of a closed buffer once. May be used by any thread.
 *
 * <p>What a closed counter rejects isn't counted by the counting threads: it is what its adder has
 * gained past the sum that was {@linkplain #from accepted} when it was closed.
 */
final class Rejections<K> {
  private final LongAdder sum = new LongAdder();
  private final AtomicLong calls = new AtomicLong();
  private final Map<KeyCounter<K>, Long> accepted = new ConcurrentHashMap<>();
  private final AtomicBoolean closedReported = new AtomicBoolean();
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

  /** Adds what was refused, and is reported otherwise. */
  void addSilently(long amount) {
    sum.add(amount);
  }

  /** Rejects what the counter gains past this sum. */
  void from(KeyCounter<K> counter, long acceptedSum) {
    accepted.put(counter, acceptedSum);
  }

  /** The sum up to which a closed counter was accepted; null for one that is open. */
  @Nullable Long acceptedSum(KeyCounter<K> counter) {
    return accepted.get(counter);
  }

  /** Rejects no more: what the counter gained so far stays rejected, and never becomes pending. */
  void end(KeyCounter<K> counter) {
    Long limit = accepted.get(counter);
    if (limit != null) {
      long late = counter.sum() - limit;
      counter.settle(late);
      sum.add(late);
      accepted.remove(counter);
    }
  }

  void reportClosed(KeyCounter<K> counter) {
    if (!closedReported.get() && closedReported.compareAndSet(false, true)) {
      reporter.warn(
          "is closed and rejects counts, first of key " + BufferReporter.text(counter.key), null);
    }
  }

  /** Reports the next close, too. */
  void reportClosedAgain() {
    closedReported.set(false);
  }

  long sum() {
    long all = sum.sum();
    for (Map.Entry<KeyCounter<K>, Long> entry : accepted.entrySet()) {
      all += entry.getKey().sum() - entry.getValue();
    }
    return all;
  }
}
