package io.statbuffer.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The promise "rows + pending = increments − rejected, for every key", while threads count by key
 * and by held counters, counters are dropped all the time, the database fails before and after it
 * applied, and the buffer is closed and started again under it all.
 */
class ExactnessTest {
  private static final int KEYS = 7;
  private static final int THREADS = 3;
  private static final int ROUNDS = 6;
  private static final int COUNTS = 40_000;

  private final Reports reports = new Reports();
  private final LongAdder[] counted =
      IntStream.range(0, KEYS).mapToObj(key -> new LongAdder()).toArray(LongAdder[]::new);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noCountIsLostAndNoneIsDoubled(long seed) throws InterruptedException {
    Database database = new Database(seed);
    StatBuffer<Integer> buffer = start(database, seed, new ManualTimer());
    List<Counter> held = IntStream.range(0, KEYS).mapToObj(buffer::counter).toList();
    for (int round = 0; round < ROUNDS; round++) {
      ManualTimer timer = new ManualTimer();
      if (round > 0) {
        assertThat(start(database, seed, timer)).isSameAs(buffer);
      }
      CountDownLatch counting = new CountDownLatch(THREADS);
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        SplittableRandom dice = new SplittableRandom(seed * 1_000 + round * 10L + t);
        threads.add(new Thread(() -> count(buffer, held, dice, counting)));
      }
      threads.forEach(Thread::start);
      while (counting.getCount() > 1) { // the last one races with close
        timer.advance(Rig.seconds(5));
      }
      buffer.close();
      for (Thread thread : threads) {
        thread.join();
      }
      if (round == ROUNDS - 1) {
        database.heal();
        start(database, seed, new ManualTimer()).flush();
      }
    }

    long rows = 0;
    long increments = 0;
    for (int key = 0; key < KEYS; key++) {
      rows += database.row(key);
      increments += counted[key].sum();
      assertThat(database.row(key)).as("row " + key).isLessThanOrEqualTo(counted[key].sum());
    }
    assertThat(buffer.pending()).isEmpty();
    assertThat(rows).isEqualTo(increments - buffer.rejected());
    assertThat(reports.messages).noneMatch(message -> message.contains("lost"));
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void withoutACloseEveryKeyIsExact(long seed) throws InterruptedException {
    Database database = new Database(seed);
    ManualTimer timer = new ManualTimer();
    StatBuffer<Integer> buffer = start(database, seed, timer);
    List<Counter> held = IntStream.range(0, KEYS).mapToObj(buffer::counter).toList();
    CountDownLatch counting = new CountDownLatch(THREADS);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      SplittableRandom dice = new SplittableRandom(seed * 1_000 + t);
      threads.add(new Thread(() -> count(buffer, held, dice, counting)));
    }
    threads.forEach(Thread::start);
    int drops = 0;
    while (counting.getCount() > 0) {
      timer.advance(Rig.seconds(5));
      drops += KEYS - buffer.keys();
    }
    assertThat(drops).isPositive();
    for (Thread thread : threads) {
      thread.join();
    }
    database.heal();
    buffer.flush();
    for (int key = 0; key < KEYS; key++) {
      assertThat(database.row(key)).as("key " + key).isEqualTo(counted[key].sum());
    }
    assertThat(buffer.pending()).isEmpty();
    assertThat(buffer.rejected()).isZero();
  }

  private StatBuffer<Integer> start(Database database, long seed, ManualTimer timer) {
    return StatBuffer.<Integer>builder("exactness-" + seed)
        .interval(Rig.seconds(5))
        .shutdownTimeout(Rig.millis(30))
        .overflowKey(-1)
        .reportTo(reports)
        .timer(timer)
        .batchKeys(3)
        .flushTo(database)
        .start();
  }

  /** Counts in bursts, now by key, now by handle, with pauses in which counters become idle. */
  private void count(
      StatBuffer<Integer> buffer,
      List<Counter> held,
      SplittableRandom dice,
      CountDownLatch counting) {
    for (int i = 0; i < COUNTS; i++) {
      int key = dice.nextInt(KEYS);
      long amount = dice.nextInt(1, 4);
      if (dice.nextBoolean()) {
        buffer.increment(key, amount);
      } else {
        held.get(key).add(amount);
      }
      counted[key].add(amount);
      if (dice.nextInt(100) == 0) {
        LockSupport.parkNanos(1);
      }
    }
    counting.countDown();
  }
}
