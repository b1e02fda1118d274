package io.statbuffer.agent.weave;

import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.StatBuffers;
import java.util.Map;
import java.util.TreeMap;

/** What a piece of code counted into a buffer. */
final class Counted {
  private Counted() {}

  /** By key, in the buffer {@code default}. */
  static Map<String, Long> by(Runnable code) {
    return by("default", code);
  }

  static Map<String, Long> by(String buffer, Runnable code) {
    StatBuffer<String> counted = StatBuffers.get(buffer);
    Map<String, Long> before = counted.pending();
    code.run();
    Map<String, Long> gained = new TreeMap<>(counted.pending());
    before.forEach((key, count) -> gained.merge(key, -count, Long::sum));
    gained.values().removeIf(count -> count == 0);
    return gained;
  }
}
