package io.statbuffer.it.faults;

import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.runtime.FlushHandler;
import io.statbuffer.runtime.jdbi.JdbiFlushHandler;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.sql.DataSource;

/** A buffer that threads count into and that flushes all the time, to be disturbed. */
final class Workload implements AutoCloseable {
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration LONGEST_WAIT = Duration.ofMillis(20);

  private final long seed;
  private final SplittableRandom random;
  private final ObservedFlushes flushes;
  private final Commits commits = new Commits();
  private final CountedBuffer buffer;
  private final CountingThreads counting;

  Workload(CountsDatabase database, long seed) {
    this(database, seed, JdbiFlushHandler::create);
  }

  Workload(CountsDatabase database, long seed, Function<DataSource, FlushHandler<String>> handler) {
    this.seed = seed;
    random = new SplittableRandom(seed);
    flushes = new ObservedFlushes(handler.apply(commits.of(Secret.dataSource(database))));
    buffer = new CountedBuffer(database, flushes, b -> b.interval(SHORT).backoff(SHORT));
    counting = new CountingThreads(buffer, random.split());
  }

  /** Lets so many further flushes succeed. */
  void awaitFlushes(int more) {
    int enough = flushes.settled() + more;
    CountedBuffer.patiently().until(() -> flushes.settled() >= enough);
  }

  /** Lets so many further flushes fail. */
  void awaitFailures(int more) {
    int enough = flushes.failed() + more;
    CountedBuffer.patiently().until(() -> flushes.failed() >= enough);
  }

  /** Waits for a random moment of the flushes that go on. */
  void awaitAnyMoment() {
    LockSupport.parkNanos(random.nextLong(LONGEST_WAIT.toNanos()));
  }

  /** Waits for a moment at which a commit begins. */
  void awaitCommit() throws InterruptedException {
    commits.awaitNext();
  }

  /** Flushes until a flush succeeds. */
  void settle() {
    buffer.settle();
  }

  int failures() {
    return flushes.failed();
  }

  /** Ends counting, flushes the rest and compares. */
  void assertExact() throws Exception {
    counting.end();
    buffer.assertExact(toString());
  }

  /** Ends counting, flushes the rest and says how much more there is than was counted. */
  Map<String, Long> difference() throws Exception {
    counting.end();
    return buffer.difference();
  }

  @Override
  public void close() {
    counting.tellToEnd();
    buffer.close();
  }

  @Override
  public String toString() {
    return "seed " + seed + ", " + flushes;
  }
}
