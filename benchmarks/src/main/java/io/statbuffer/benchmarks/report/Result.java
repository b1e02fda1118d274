package io.statbuffer.benchmarks.report;

/**
 * What one subject took in one benchmark.
 *
 * @param benchmark what was done: all results of one benchmark were measured in one run
 * @param subject who did it
 * @param score the mean or median; see the benchmark
 * @param error how far it may be off: see the benchmark
 * @param unit {@code ns}, {@code ms}, {@code B}
 */
public record Result(String benchmark, String subject, double score, double error, String unit) {
  /** The median of some repeated measurements; the error is half the range of the middle half. */
  public static Result ofMedian(String benchmark, String subject, double[] measured, String unit) {
    double[] sorted = measured.clone();
    java.util.Arrays.sort(sorted);
    double error = (at(sorted, 0.75) - at(sorted, 0.25)) / 2;
    return new Result(benchmark, subject, at(sorted, 0.5), error, unit);
  }

  private static double at(double[] sorted, double quantile) {
    double position = quantile * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
