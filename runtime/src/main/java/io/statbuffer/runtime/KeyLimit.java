package io.statbuffer.runtime;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How many keys there may be, and into which key the others count. May be used by any thread. */
final class KeyLimit<K> {
  private final AtomicInteger keys = new AtomicInteger();
  private final AtomicLong evicted = new AtomicLong();
  private final AtomicBoolean reported = new AtomicBoolean();
  private final BufferReporter reporter;
  private volatile int maxKeys;
  private volatile K overflowKey;

  KeyLimit(int maxKeys, K overflowKey, BufferReporter reporter) {
    this.maxKeys = maxKeys;
    this.overflowKey = overflowKey;
    this.reporter = reporter;
  }

  void change(int newMaxKeys, K newOverflowKey) {
    maxKeys = newMaxKeys;
    overflowKey = newOverflowKey;
  }

  boolean isReached() {
    return keys.get() >= maxKeys;
  }

  /** Takes room for a new key, if there is any. */
  boolean tryTake() {
    if (keys.incrementAndGet() <= maxKeys) {
      return true;
    }
    keys.decrementAndGet();
    return false;
  }

  /** Takes room for a key that comes back, also if there is none: it was counted already. */
  void take() {
    keys.incrementAndGet();
  }

  /** Gives the room of a dropped key back. */
  void giveBack() {
    keys.decrementAndGet();
    evicted.incrementAndGet();
  }

  /** How many keys gave their room back. */
  long evicted() {
    return evicted.get();
  }

  K overflowKey() {
    return overflowKey;
  }

  /** The key into which one counts that found no room; said at the first. */
  K overflowKey(K newKey) {
    Object key = overflowKey; // which may be the default text, whatever the type of the keys
    if (!reported.get() && reported.compareAndSet(false, true)) { // read by each count from here on
      reporter.warn(
          "reached maxKeys "
              + maxKeys
              + ": new keys count into "
              + BufferReporter.text(key)
              + (key.getClass() == newKey.getClass()
                  ? ""
                  : ", which is no " + newKey.getClass().getName() + ": give an overflowKey"),
          null);
    }
    return overflowKey;
  }
}
