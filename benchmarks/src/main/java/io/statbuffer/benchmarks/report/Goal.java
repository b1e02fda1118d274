package io.statbuffer.benchmarks.report;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table: a subject beside a floor or a peer of the same benchmark, and what the ratio
 * should be at most.
 *
 * @param reference the floor or the peer; null for a bound on the score itself
 */
public record Goal(
    String what, String benchmark, String subject, @Nullable String reference, double atMost) {
  /** For what is only shown. */
  static final double NO_BOUND = Double.MAX_VALUE;

  /** The ratio, or the score, and how far it may be off. */
  public record Reached(double value, double error, String unit) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s ± %s%s", digits(value), digits(error), unit);
    }

    private static String digits(double number) {
      String format = number >= 100 ? "%.0f" : number >= 10 ? "%.1f" : "%.2f";
      return String.format(Locale.ROOT, number > 0 && number < 0.01 ? "%.5f" : format, number);
    }
  }

  /** What was reached, if it was measured. */
  public Optional<Reached> reached(Results results) {
    Optional<Result> own = results.find(benchmark, subject);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    Result one = own.get();
    if (reference == null) {
      return Optional.of(new Reached(one.score(), one.error(), " " + one.unit()));
    }
    return results.find(benchmark, reference).map(other -> ratio(one, other));
  }

  private static Reached ratio(Result one, Result other) {
    double ratio = one.score() / other.score();
    double error = ratio * Math.hypot(one.error() / one.score(), other.error() / other.score());
    return new Reached(ratio, error, " ×");
  }
}
