package io.statbuffer.processor;

import io.statbuffer.runtime.FlushHandler;
import io.statbuffer.runtime.StatBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A started buffer whose handler keeps what it gets. */
final class Recording implements AutoCloseable {
  private final Map<String, Long> counts = new TreeMap<>();
  private final List<String> reports = new ArrayList<>();
  private final StatBuffer<String> buffer;

  Recording() {
    this("recording_" + UUID.randomUUID());
  }

  Recording(String name) {
    buffer =
        StatBuffer.<String>builder(name)
            .interval(Duration.ofHours(1))
            .reportTo((level, message, cause) -> reports.add(message + " " + cause))
            .flushTo(FlushHandler.perKey((key, count) -> counts.merge(key, count, Long::sum)))
            .start();
  }

  StatBuffer<String> buffer() {
    return buffer;
  }

  /** All that has been counted, by key. */
  Map<String, Long> counts() {
    buffer.flush();
    return Map.copyOf(counts);
  }

  /** What was reported to the application, in order. */
  List<String> reports() {
    return reports;
  }

  @Override
  public void close() {
    buffer.close();
  }
}
