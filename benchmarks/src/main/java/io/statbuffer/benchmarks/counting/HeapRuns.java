package io.statbuffer.benchmarks.counting;

import io.statbuffer.benchmarks.report.Result;
import io.statbuffer.benchmarks.report.Results;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.List;

/** The heap that each key takes, its text excluded, each time in a JVM of its own. */
public final class HeapRuns {
  private static final int KEYS = 1_000_000;
  private static final int ROUNDS = 3;

  private HeapRuns() {}

  /** All peers. */
  public static void heap(Results results) throws Exception {
    for (KeyedBenchmark.Subject subject : KeyedBenchmark.Subject.values()) {
      double[] measured = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        measured[round] = fork(subject);
      }
      String name = "heap per key; " + KEYS + " keys";
      results.add(Result.ofMedian(name, subject.name(), measured, "B"));
    }
  }

  private static double fork(KeyedBenchmark.Subject subject)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx6g",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HeapRuns.class.getName(),
                subject.name())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> printed = process.inputReader().lines().toList();
    if (process.waitFor() != 0) {
      throw new IOException("measuring the heap of " + subject + " failed");
    }
    return Double.parseDouble(printed.get(printed.size() - 1));
  }

  /** Measures one subject and prints its bytes for each key. */
  @SuppressWarnings("SystemOut") // read by the parent
  public static void main(String[] arguments) {
    String[] slugs = Draws.slugs(KEYS);
    long before = used();
    KeyedBenchmark.Counting counting =
        KeyedBenchmark.counting(KeyedBenchmark.Subject.valueOf(arguments[0]), KEYS);
    try {
      for (String slug : slugs) {
        counting.count(slug);
      }
      System.out.println((double) (used() - before) / KEYS);
    } finally {
      Reference.reachabilityFence(slugs);
      Reference.reachabilityFence(counting);
    }
    Runtime.getRuntime().halt(0); // without a last flush
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
