package io.statbuffer.benchmarks.flush;

import io.statbuffer.benchmarks.report.Result;
import io.statbuffer.benchmarks.report.Results;
import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.jdbi.JdbiFlushHandler;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Events until they are committed in PostgreSQL, by 8 threads: buffered, or one by one. */
public final class EventsRuns {
  private static final int THREADS = 8;
  private static final int KEYS = 1_000;
  private static final long NANOS = 10_000_000_000L;
  private static final String BENCHMARK = "PostgreSQL; events of " + THREADS + " threads";
  private static final List<String> NAMES =
      IntStream.range(0, KEYS).mapToObj(i -> "article-" + i).toList();

  private EventsRuns() {}

  /** Measures the time for each event, of all threads together. */
  public static void events(Results results) throws Exception {
    try (Database database = Database.open(Database.Kind.POSTGRESQL)) {
      results.add(new Result(BENCHMARK, "StatBuffer", buffered(database), 0, "ns an event"));
      results.add(new Result(BENCHMARK, "an UPDATE each", oneByOne(database), 0, "ns an event"));
    }
  }

  private static double buffered(Database database) throws Exception {
    long start = System.nanoTime();
    long events;
    try (StatBuffer<String> buffer =
        StatBuffer.<String>builder("events")
            .interval(Duration.ofSeconds(1))
            .flushTo(JdbiFlushHandler.create(database.pool()))
            .start()) {
      events = onAllThreads(seed -> () -> count(buffer, seed, start + NANOS));
    }
    double nanos = (double) (System.nanoTime() - start) / events;
    check(database, "SELECT sum(total) FROM stat_counts WHERE buffer = 'events'", events);
    return nanos;
  }

  private static long count(StatBuffer<String> buffer, int seed, long end) {
    SplittableRandom dice = new SplittableRandom(seed);
    long events = 0;
    for (; (events & 0xFFF) != 0 || System.nanoTime() < end; events++) {
      buffer.increment(NAMES.get(dice.nextInt(KEYS)));
    }
    return events;
  }

  private static double oneByOne(Database database) throws Exception {
    FlushRuns.execute(database, "CREATE TABLE one_by_one (k text PRIMARY KEY, n bigint)");
    for (String name : NAMES) {
      FlushRuns.execute(database, "INSERT INTO one_by_one VALUES ('" + name + "', 0)");
    }
    long start = System.nanoTime();
    long events = onAllThreads(seed -> () -> update(database, seed, start + NANOS));
    double nanos = (double) (System.nanoTime() - start) / events;
    check(database, "SELECT sum(n) FROM one_by_one", events);
    return nanos;
  }

  private static long update(Database database, int seed, long end) throws Exception {
    SplittableRandom dice = new SplittableRandom(seed);
    long events = 0;
    try (Connection connection = database.pool().getConnection();
        PreparedStatement update =
            connection.prepareStatement("UPDATE one_by_one SET n = n + 1 WHERE k = ?")) {
      for (; System.nanoTime() < end; events++) {
        update.setString(1, NAMES.get(dice.nextInt(KEYS)));
        update.executeUpdate();
      }
    }
    return events;
  }

  private static long onAllThreads(java.util.function.IntFunction<Callable<Long>> work)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<Long>> running = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      running.add(threads.submit(work.apply(i)));
    }
    long sum = 0;
    for (Future<Long> one : running) {
      sum += one.get();
    }
    threads.shutdown();
    return sum;
  }

  private static void check(Database database, String sql, long events) throws Exception {
    try (Connection connection = database.pool().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      if (row.getLong(1) != events) {
        throw new IllegalStateException(row.getLong(1) + " in the table, not " + events);
      }
    }
  }
}
