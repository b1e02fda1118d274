package io.statbuffer.agent.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All counts at one time, and what they gained since the look before, if there was one. */
final class Look {
  private static final int NANO_DIGITS = 9;
  private static final int MILLI_DIGITS = 3;

  private final Instant at;
  private final List<ShownCount> counts;
  private final Map<ShownCount.Name, Long> totals = new HashMap<>();
  private final @Nullable Look before;
  private final @Nullable BigDecimal seconds;

  private Look(
      Instant at, List<ShownCount> counts, @Nullable Look before, @Nullable BigDecimal seconds) {
    this.at = at;
    this.counts = counts;
    this.before = before == null ? null : before.alone();
    this.seconds = seconds;
    counts.forEach(count -> totals.put(count.name(), count.total()));
  }

  static Look first(Instant at, List<ShownCount> counts) {
    return new Look(at, List.copyOf(counts), null, null);
  }

  /** The next one, so many nanoseconds later, by a clock that nobody sets. */
  Look next(Instant later, long nanos, List<ShownCount> newCounts) {
    BigDecimal elapsed = BigDecimal.valueOf(Math.max(1, nanos), NANO_DIGITS);
    return new Look(later, List.copyOf(newCounts), this, elapsed);
  }

  private Look alone() {
    return new Look(at, counts, null, null);
  }

  Instant at() {
    return at;
  }

  List<ShownCount> counts() {
    return counts;
  }

  /** Since the look before; null if this is the first. */
  @Nullable BigDecimal seconds() {
    return seconds;
  }

  /** What the count gained in each second since the look before; null if this is the first. */
  @Nullable BigDecimal rate(ShownCount count) {
    if (before == null || seconds == null) {
      return null;
    }
    long earlier = before.totals.getOrDefault(count.name(), 0L);
    return BigDecimal.valueOf(count.total())
        .subtract(BigDecimal.valueOf(earlier))
        .divide(seconds, MILLI_DIGITS, RoundingMode.HALF_UP);
  }
}
