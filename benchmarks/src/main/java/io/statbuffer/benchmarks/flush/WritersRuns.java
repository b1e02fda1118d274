package io.statbuffer.benchmarks.flush;

import io.statbuffer.benchmarks.report.Result;
import io.statbuffer.benchmarks.report.Results;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Writers that flush the same keys of PostgreSQL as fast as they can, as many processes do. */
public final class WritersRuns {
  private static final int KEYS = 2_000;
  private static final long NANOS = 15_000_000_000L;

  private WritersRuns() {}

  /** Measures the time for each key, of all writers together, and the slow flushes. */
  public static void writers(Results results) throws Exception {
    for (int writers : new int[] {1, 8, 32}) {
      try (Database database = Database.open(Database.Kind.POSTGRESQL)) {
        measure(database, writers, results);
      }
    }
  }

  private static void measure(Database database, int writers, Results results) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    List<Future<List<Double>>> running = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < writers; i++) {
      running.add(threads.submit(writer(database, i, start + NANOS)));
    }
    List<Double> times = new ArrayList<>();
    for (Future<List<Double>> one : running) {
      times.addAll(one.get()); // throws what a flush threw: a deadlock, for instance
    }
    double nanos = (double) (System.nanoTime() - start) / times.size() / KEYS;
    threads.shutdown();
    Collections.sort(times);
    String subject = writers == 1 ? "1 writer" : writers + " writers";
    String name = "PostgreSQL; writers of the same " + KEYS + " keys";
    results.add(new Result(name, subject, nanos, 0, "ns a key"));
    double slow = times.get((int) (times.size() * 0.99));
    results.add(new Result(name + "; 99th percentile of a flush", subject, slow, 0, "ms"));
  }

  private static Callable<List<Double>> writer(Database database, int number, long end) {
    return () -> {
      List<String> keys =
          new ArrayList<>(IntStream.range(0, KEYS).mapToObj(i -> "article-" + i).toList());
      Collections.shuffle(keys, new java.util.Random(new SplittableRandom(number).nextLong()));
      List<Double> times = new ArrayList<>();
      try (Buffered writing = new Buffered("shared", "stat_counts", database.pool())) {
        while (System.nanoTime() < end) {
          writing.prepare(keys);
          long start = System.nanoTime();
          writing.write();
          times.add((System.nanoTime() - start) / 1e6);
        }
      }
      return times;
    };
  }
}
