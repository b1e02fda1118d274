package io.statbuffer.runtime;

/**
 * What the stress tests share: a map with one counter. Reports, of which none matters, go unread.
 */
abstract class OneKey extends Race {
  final BufferReporter reporter = new BufferReporter("stress");
  final CounterMap<String> map;
  final KeyCounter<String> held;

  OneKey() {
    reporter.reportTo((level, message, cause) -> {});
    map = new CounterMap<>(100, "~overflow", reporter);
    held = map.counter("key");
  }

  /** As many passes as it takes to drop the key, if it is idle. */
  final void drop() {
    KeyCounter<String> head = map.get("key");
    if (head != null) {
      for (int pass = 0; pass < CounterMap.IDLE_PASSES; pass++) {
        map.idle(head);
      }
    }
  }

  final long pending() {
    Long pending = map.pending("key");
    return pending == null ? 0 : pending;
  }
}
