package io.statbuffer.runtime;

/** One amount that waits beside its counter's adder, because their sum could overflow a long. */
record LargeAmount<K>(KeyCounter<K> counter, long amount) {
  /** Two equal amounts of one counter are still two. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
