package io.statbuffer.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Sums up counts that a buffer can't take, and reports them: those with an unusable key ever more
 * rarely, those of a closed buffer once, and all in sum at the end. May be used by any thread.
 *
 * <p>What a closed counter rejects isn't counted by the counting threads: it is what its adder has
 * gained past the sum that was {@linkplain #from accepted} when it was closed.
 */
final class Rejections<K> {
  private final LongAdder sum = new LongAdder();
  private final Map<String, Tally> tallies = new ConcurrentHashMap<>();
  private final Map<KeyCounter<K>, Long> accepted = new ConcurrentHashMap<>();
  private final AtomicBoolean closedReported = new AtomicBoolean();
  private final BufferReporter reporter;

  Rejections(BufferReporter reporter) {
    this.reporter = reporter;
  }

  /** What was rejected for one reason. */
  private static final class Tally {
    final LongAdder sum = new LongAdder();
    final AtomicLong calls = new AtomicLong();
  }

  /**
   * Rejects a count.
   *
   * @param amount 0 if it isn't known
   * @param why one of few sentences: they are kept
   */
  void add(long amount, String why, @Nullable Throwable cause) {
    sum.add(amount);
    Tally tally = tallies.computeIfAbsent(why, w -> new Tally());
    tally.sum.add(amount);
    long call = tally.calls.incrementAndGet();
    if (Long.bitCount(call) == 1) { // the 1st, 2nd, 4th, 8th ...
      reporter.warn(
          "rejected a count of "
              + (amount == 0 ? "unknown amount" : amount)
              + ", "
              + why
              + (call == 1 ? "" : " (call " + call + ")"),
          cause);
    }
  }

  /** Reports the sums of what was reported too rarely to be added up. */
  void reportTotals() {
    tallies.forEach(
        (why, tally) -> {
          if (tally.calls.get() > 1) {
            reporter.warn(
                "rejected " + tally.calls + " counts, in all " + tally.sum + ", " + why, null);
          }
        });
    List<String> late = new ArrayList<>();
    for (Map.Entry<KeyCounter<K>, Long> entry : accepted.entrySet()) {
      long rejected = entry.getKey().sum() - entry.getValue();
      if (rejected != 0) {
        late.add(BufferReporter.text(entry.getKey().key) + "=" + rejected);
      }
    }
    reporter.warnOfAll("rejected after it was closed: ", late);
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
