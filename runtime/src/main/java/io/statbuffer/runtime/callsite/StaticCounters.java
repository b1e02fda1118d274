package io.statbuffer.runtime.callsite;

import io.statbuffer.runtime.Counter;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The counters of fixed keys in class files that are too old for {@code invokedynamic}: each is
 * found at its first use, as a constant would be, and looked up without a lock from then on.
 */
final class StaticCounters {
  /** By the buffer's declaration, then by key: two look-ups, but no text to make at each count. */
  private static final ConcurrentHashMap<String, ConcurrentHashMap<String, Counter>> COUNTERS =
      new ConcurrentHashMap<>();

  private StaticCounters() {}

  static Counter of(String buffer, String key) {
    ConcurrentHashMap<String, Counter> counters = COUNTERS.get(buffer);
    Counter counter = counters == null ? null : counters.get(key);
    return counter != null ? counter : find(buffer, key);
  }

  private static Counter find(String buffer, String key) {
    Counter counter = CallSites.buffer(buffer).counter(key);
    COUNTERS.computeIfAbsent(buffer, b -> new ConcurrentHashMap<>()).put(key, counter);
    return counter;
  }
}
