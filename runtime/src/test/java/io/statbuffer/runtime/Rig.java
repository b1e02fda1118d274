package io.statbuffer.runtime;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A buffer under test: its clock, its handler and what it reports. */
final class Rig {
  private static final AtomicInteger NAMES = new AtomicInteger();

  final String name = "rig-" + NAMES.incrementAndGet();
  final ManualTimer timer = new ManualTimer();
  final Recorder handler = new Recorder();
  final Reports reports = new Reports();

  /** Interval 5 s, no jitter, backoff 1 s; to be changed before the start. */
  StatBufferBuilder<String> builder() {
    return builderOf(name);
  }

  /** As {@link #builder}, for a buffer that another rig has closed. */
  StatBufferBuilder<String> builderOf(String otherName) {
    return StatBuffer.<String>builder(otherName)
        .interval(seconds(5))
        .shutdownTimeout(Duration.ofMillis(500))
        .reportTo(reports)
        .timer(timer)
        .flushTo(handler);
  }

  StatBuffer<String> start() {
    return builder().start();
  }

  void advance(Duration duration) {
    timer.advance(duration);
  }

  static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
