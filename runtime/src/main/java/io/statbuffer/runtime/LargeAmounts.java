package io.statbuffer.runtime;

import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Amounts so large that a counter's adder could overflow by them; each waits on its own and travels
 * in a batch of its own, so that the database is the judge of an overflow. May be used by any
 * thread.
 */
final class LargeAmounts<K> implements Iterable<LargeAmount<K>> {
  private final Queue<LargeAmount<K>> amounts = new ConcurrentLinkedQueue<>();

  void add(LargeAmount<K> amount) {
    amounts.add(amount);
  }

  /** Whether the amount was still waiting. */
  boolean remove(LargeAmount<K> amount) {
    return amounts.remove(amount);
  }

  boolean isEmpty() {
    return amounts.isEmpty();
  }

  @Override
  public Iterator<LargeAmount<K>> iterator() {
    return amounts.iterator();
  }

  /**
   * {@code pending} and what waits here for the key, at the bounds of a long where it exceeds it.
   */
  long addTo(long pending, K key) {
    long sum = pending;
    for (LargeAmount<K> large : amounts) {
      if (large.counter().key.equals(key)) {
        sum = saturatedSum(sum, large.amount());
      }
    }
    return sum;
  }

  private static long saturatedSum(long a, long b) {
    long sum = a + b;
    boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
    return overflow ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
  }
}
