package io.statbuffer.runtime;

import java.time.Duration;

/** The schedule and the bounds of one started buffer. */
record Settings(
    Duration interval, Duration jitter, Duration backoff, int batchKeys, Duration shutdownTimeout) {

  /** To this the backoff grows, unless it starts above. */
  static final Duration BACKOFF_CAP = Duration.ofMinutes(1);

  /** The delay before the next try after {@code failures} failed ones in a row. */
  long backoffNanos(int failures) {
    long cap = Math.max(BACKOFF_CAP.toNanos(), backoff.toNanos());
    int doublings = Math.min(failures - 1, 30);
    return backoff.toNanos() > cap >> doublings ? cap : backoff.toNanos() << doublings;
  }
}
