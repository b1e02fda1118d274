package io.statbuffer.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What one key gained since its last settled flush; a part of a {@link Batch}. Immutable.
 *
 * @param <K> the type of the buffer's keys
 */
public final class Delta<K> {
  private final KeyCounter<K> counter;
  private final long count;

  /** Where the count waits, if it was too large for the counter's adder. */
  private final @Nullable LargeAmount<K> large;

  Delta(KeyCounter<K> counter, long count) {
    this.counter = counter;
    this.count = count;
    this.large = null;
  }

  Delta(LargeAmount<K> large) {
    this.counter = large.counter();
    this.count = large.amount();
    this.large = large;
  }

  /** The key. */
  public K key() {
    return counter.key;
  }

  /** How much the key gained: not 0, and negative where negative amounts were counted. */
  public long count() {
    return count;
  }

  KeyCounter<K> counter() {
    return counter;
  }

  @Nullable LargeAmount<K> large() {
    return large;
  }

  @Override
  public String toString() {
    return BufferReporter.text(key()) + "=" + count;
  }
}
