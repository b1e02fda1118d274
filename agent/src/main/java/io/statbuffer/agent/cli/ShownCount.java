package io.statbuffer.agent.cli;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** One row of the table of counts. */
record ShownCount(String buffer, String key, long total, @Nullable Instant updatedAt) {
  /** By buffer and key, whatever order the database gives to text. */
  static final Comparator<ShownCount> BY_NAME =
      Comparator.comparing(ShownCount::buffer).thenComparing(ShownCount::key);

  static final Comparator<ShownCount> BY_TOTAL =
      Comparator.comparingLong(ShownCount::total).reversed().thenComparing(BY_NAME);

  Name name() {
    return new Name(buffer, key);
  }

  /** What stays the same from one look to the next. */
  record Name(String buffer, String key) {}
}
