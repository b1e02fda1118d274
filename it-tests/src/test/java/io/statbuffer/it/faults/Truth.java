package io.statbuffer.it.faults;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What was counted, kept beside the buffer and by other means. */
final class Truth {
  private final Map<String, LongAdder> totals = new ConcurrentHashMap<>();

  void add(String key, long amount) {
    totals.computeIfAbsent(key, k -> new LongAdder()).add(amount);
  }

  /** By key, under the name that {@code CountsDatabase.totals} gives it. */
  Map<String, Long> totals(String buffer) {
    Map<String, Long> named = new TreeMap<>();
    totals.forEach((key, total) -> named.put(buffer + "/" + key, total.sum()));
    return named;
  }
}
