package io.statbuffer.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.runtime.FlushException;
import io.statbuffer.runtime.FlushHandler;
import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.jdbi.JdbiFlushHandler;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.core.ConditionFactory;

/**
 * A buffer that is counted into and flushed to a database all the time, and knows which totals have
 * to be there in the end.
 */
final class Workload implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final CountsDatabase database;
  private final long seed;
  private final SplittableRandom random;
  private final Truth truth = new Truth();
  private final Reports reports = new Reports();
  private final ObservedFlushes flushes;
  private final StatBuffer<String> buffer;
  private final CountingThreads counting;

  Workload(CountsDatabase database, long seed) {
    this(database, seed, JdbiFlushHandler.create(Secret.dataSource(database)));
  }

  Workload(CountsDatabase database, long seed, FlushHandler<String> handler) {
    this.database = database;
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    flushes = new ObservedFlushes(handler);
    buffer =
        StatBuffer.<String>builder("faults" + NUMBER.incrementAndGet())
            .interval(Duration.ofMillis(1))
            .backoff(Duration.ofMillis(1))
            .reportTo(reports)
            .flushTo(flushes)
            .start();
    counting = new CountingThreads(buffer, truth, random.split());
  }

  /** Lets so many further flushes succeed. */
  void awaitFlushes(int more) {
    int enough = flushes.settled() + more;
    patiently().until(() -> flushes.settled() >= enough);
  }

  /** Lets so many further flushes fail. */
  void awaitFailures(int more) {
    int enough = flushes.failed() + more;
    patiently().until(() -> flushes.failed() >= enough);
  }

  /** Waits for a random moment of the flushes that go on. */
  void awaitAnyMoment() {
    LockSupport.parkNanos(random.nextLong(Duration.ofMillis(20).toNanos()));
  }

  /** Flushes until a flush succeeds. */
  void settle() {
    patiently().ignoreExceptionsInstanceOf(FlushException.class).untilAsserted(buffer::flush);
  }

  /** Ends counting, flushes the rest, and compares. */
  void assertExact() throws Exception {
    assertThat(difference()).as(toString()).isEmpty();
    assertThat(buffer.pending()).isEmpty();
    assertThat(buffer.rejected() + buffer.setAside()).isZero();
    Secret.assertKept(reports);
  }

  /**
   * How much more than was counted the database has, by key, once counting ended and all is
   * flushed.
   */
  Map<String, Long> difference() throws Exception {
    counting.end();
    settle();
    Map<String, Long> difference = new TreeMap<>(database.totals());
    truth.totals(buffer.name()).forEach((key, total) -> difference.merge(key, -total, Long::sum));
    difference.values().removeIf(amount -> amount == 0);
    return difference;
  }

  int failures() {
    return flushes.failed();
  }

  /** Ends it, also if it failed. */
  @Override
  public void close() {
    counting.tellToEnd();
    buffer.close();
  }

  @Override
  public String toString() {
    return "seed " + seed + ", " + flushes;
  }

  private static ConditionFactory patiently() {
    return await()
        .atMost(Duration.ofMinutes(2))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5));
  }
}
