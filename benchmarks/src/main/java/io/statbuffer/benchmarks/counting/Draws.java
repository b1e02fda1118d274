package io.statbuffer.benchmarks.counting;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The keys that one thread counts, drawn before: a walk through an array is all it costs. */
@State(Scope.Thread)
public class Draws {
  /** How often which key is drawn. */
  public enum Distribution {
    UNIFORM,
    /** The key of rank r in proportion to 1/r. */
    ZIPF
  }

  /** A power of two. */
  private static final int LENGTH = 1 << 20;

  private static final SplittableRandom SEEDS = new SplittableRandom(42);

  private final String[] drawn = new String[LENGTH];
  private int next;

  /** The texts from which all threads draw. */
  static String[] slugs(int keys) {
    String[] slugs = new String[keys];
    for (int i = 0; i < keys; i++) {
      slugs[i] = "article-" + i;
    }
    return slugs;
  }

  /** Draws. */
  @Setup
  public void draw(KeyedBenchmark benchmark) {
    SplittableRandom dice;
    synchronized (SEEDS) {
      dice = SEEDS.split();
    }
    String[] slugs = benchmark.slugs();
    double[] upTo = weights(slugs.length, benchmark.distribution());
    for (int i = 0; i < LENGTH; i++) {
      int found = Arrays.binarySearch(upTo, dice.nextDouble() * upTo[upTo.length - 1]);
      drawn[i] = slugs[found < 0 ? -found - 1 : found];
    }
  }

  /** Sums of the weights of the keys up to each. */
  private static double[] weights(int keys, Distribution distribution) {
    double[] upTo = new double[keys];
    double sum = 0;
    for (int rank = 1; rank <= keys; rank++) {
      sum += distribution == Distribution.ZIPF ? 1.0 / rank : 1;
      upTo[rank - 1] = sum;
    }
    return upTo;
  }

  String next() {
    return drawn[next++ & (LENGTH - 1)];
  }
}
