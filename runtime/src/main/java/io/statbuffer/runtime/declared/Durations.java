package io.statbuffer.runtime.declared;

import java.time.Duration;

/** Durations as they are written in annotations and configuration: {@code 500ms 5s 2m 1h}. */
public final class Durations {
  private Durations() {}

  /**
   * Reads a whole number and its unit.
   *
   * @param property what the duration is for, to be named in the error
   * @throws IllegalArgumentException if the text is no duration, or a negative one
   */
  public static Duration parse(String property, String text) {
    String trimmed = text.trim();
    int digits = 0;
    while (digits < trimmed.length() && isDigit(trimmed.charAt(digits))) {
      digits++;
    }
    if (digits > 0) {
      try {
        long number = Long.parseLong(trimmed.substring(0, digits));
        Duration duration = inUnit(number, trimmed.substring(digits).trim());
        // In nanoseconds, as all that a clock can wait for is what a long of them holds.
        return Duration.ofNanos(duration.toNanos());
      } catch (ArithmeticException | IllegalArgumentException e) {
        // said below
      }
    }
    throw new IllegalArgumentException(
        property + " must be a whole number with the unit ms, s, m or h, such as 5s: " + text);
  }

  /**
   * As {@link #parse}, but not 0.
   *
   * @throws IllegalArgumentException if the text is no positive duration
   */
  public static Duration parsePositive(String property, String text) {
    Duration duration = parse(property, text);
    if (duration.isZero()) {
      throw new IllegalArgumentException(property + " must be positive: " + text);
    }
    return duration;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static Duration inUnit(long number, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> throw new IllegalArgumentException(unit);
    };
  }
}
