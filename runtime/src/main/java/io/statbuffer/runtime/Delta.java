package io.statbuffer.runtime;

/**
 * What one key gained since its last settled flush; a part of a {@link Batch}. Immutable.
 *
 * @param <K> the type of the buffer's keys
 */
public final class Delta<K> {
  private final K key;
  private final KeyCounter<K> counter;
  private final long count;

  /** Whether the count waits in {@link LargeAmounts} and not in the counter's adder. */
  private final boolean large;

  Delta(KeyCounter<K> counter, long count, boolean large) {
    this.key = counter.key;
    this.counter = counter;
    this.count = count;
    this.large = large;
  }

  /** The key. */
  public K key() {
    return key;
  }

  /** How much the key gained: not 0, and negative where negative amounts were counted. */
  public long count() {
    return count;
  }

  KeyCounter<K> counter() {
    return counter;
  }

  boolean isLarge() {
    return large;
  }

  @Override
  public String toString() {
    return BufferReporter.text(key()) + "=" + count;
  }
}
