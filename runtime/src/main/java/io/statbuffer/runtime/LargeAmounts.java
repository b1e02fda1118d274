package io.statbuffer.runtime;

import java.math.BigInteger;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Amounts so large that many of them would overflow a counter's adder: summed up beside it without
 * a bound, one sum for each counter. A sum that exceeds a long is sent in several deltas, so that
 * the database is the judge of an overflow. May be used by any thread.
 */
final class LargeAmounts<K> {
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);

  private final ConcurrentHashMap<KeyCounter<K>, BigInteger> sums = new ConcurrentHashMap<>();

  void add(KeyCounter<K> counter, long amount) {
    move(counter, BigInteger.valueOf(amount));
  }

  /** Takes away what has arrived. */
  void settle(KeyCounter<K> counter, long amount) {
    move(counter, BigInteger.valueOf(amount).negate());
  }

  private void move(KeyCounter<K> counter, BigInteger by) {
    sums.merge(
        counter,
        by,
        (sum, more) -> {
          BigInteger moved = sum.add(more);
          return moved.signum() == 0 ? null : moved;
        });
  }

  /** What waits for the counter. */
  BigInteger of(KeyCounter<K> counter) {
    return sums.getOrDefault(counter, BigInteger.ZERO);
  }

  /** The counters for which something waits, a view. */
  Set<KeyCounter<K>> counters() {
    return sums.keySet();
  }

  boolean isEmpty() {
    return sums.isEmpty();
  }

  /** {@code pending} and what waits for this counter and those of its key that follow it. */
  long addTo(long pending, KeyCounter<K> head) {
    if (sums.isEmpty()) {
      return pending;
    }
    BigInteger sum = BigInteger.valueOf(pending);
    for (KeyCounter<K> c = head; c != null; c = c.next()) {
      sum = sum.add(of(c));
    }
    return nearest(sum);
  }

  /** The sum, or the bound of a long that it exceeds. */
  static long nearest(BigInteger sum) {
    return sum.max(MIN).min(MAX).longValue();
  }
}
