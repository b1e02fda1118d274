package io.statbuffer.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
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
  private static final int RACED = 0;
  private static final int THREADS = 3;
  private static final int ROUNDS = 6;
  private static final int COUNTS = 40_000;

  private final Reports reports = new Reports();
  private final LongAdder[] counted =
      IntStream.range(0, KEYS).mapToObj(key -> new LongAdder()).toArray(LongAdder[]::new);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noCountIsLostAndNoneIsDoubled(long seed) throws InterruptedException {
    Database<Integer> database = Database.failingAtRandom(seed);
    StatBuffer<Integer> buffer = start(database, seed, new ManualTimer());
    List<Counter> held = IntStream.range(0, KEYS).mapToObj(buffer::counter).toList();
    for (int round = 0; round < ROUNDS; round++) {
      ManualTimer timer = new ManualTimer();
      if (round > 0) {
        assertThat(start(database, seed, timer)).isSameAs(buffer);
      }
      long seedOfRound = seed * 1_000 + round * 10L;
      AtomicBoolean closed = new AtomicBoolean();
      Thread racing = countWhileClosing(buffer, held, new SplittableRandom(seedOfRound), closed);
      countAndAdvance(buffer, held, seedOfRound, timer);
      buffer.close();
      closed.set(true);
      racing.join();
      if (round == ROUNDS - 1) {
        database.heal();
        start(database, seed, new ManualTimer()).flush();
      }
    }

    assertThat(buffer.pending()).isEmpty();
    for (int key = RACED + 1; key < KEYS; key++) {
      assertThat(database.row(key)).as("key " + key).isEqualTo(counted[key].sum());
    }
    assertThat(buffer.rejected()).isPositive();
    assertThat(database.row(RACED)).isEqualTo(counted[RACED].sum() - buffer.rejected());
    assertThat(database.violations).isEmpty();
    assertThat(reports.messages).noneMatch(message -> message.contains("lost"));
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void withoutACloseEveryKeyIsExact(long seed) throws InterruptedException {
    Database<Integer> database = Database.failingAtRandom(seed);
    ManualTimer timer = new ManualTimer();
    StatBuffer<Integer> buffer = start(database, seed, timer);
    List<Counter> held = IntStream.range(0, KEYS).mapToObj(buffer::counter).toList();
    for (int round = 0; round < ROUNDS; round++) {
      while (buffer.keys() > 0) { // so each round begins with held counters that were dropped
        timer.advance(Rig.seconds(5));
      }
      countAndAdvance(buffer, held, seed * 1_000 + round * 10L, timer);
    }
    database.heal();
    buffer.flush();
    for (int key = 0; key < KEYS; key++) {
      assertThat(database.row(key)).as("key " + key).isEqualTo(counted[key].sum());
    }
    assertThat(buffer.pending()).isEmpty();
    assertThat(buffer.rejected()).isZero();
  }

  /** Counts on several threads, while intervals go by, until they have ended. */
  private void countAndAdvance(
      StatBuffer<Integer> buffer, List<Counter> held, long seed, ManualTimer timer)
      throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int t = 1; t < THREADS; t++) {
      SplittableRandom dice = new SplittableRandom(seed + t);
      threads.add(new Thread(() -> count(buffer, held, dice)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        timer.advance(Rig.seconds(5));
      }
      thread.join();
    }
  }

  /** Counts one key only, so that all that is rejected is of this key. */
  private Thread countWhileClosing(
      StatBuffer<Integer> buffer, List<Counter> held, SplittableRandom dice, AtomicBoolean closed) {
    Thread thread =
        new Thread(
            () -> {
              while (!closed.get()) {
                countOne(buffer, held, dice, RACED);
              }
              countOne(buffer, held, dice, RACED);
            });
    thread.start();
    return thread;
  }

  private StatBuffer<Integer> start(Database<Integer> database, long seed, ManualTimer timer) {
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
  private void count(StatBuffer<Integer> buffer, List<Counter> held, SplittableRandom dice) {
    for (int i = 0; i < COUNTS; i++) {
      countOne(buffer, held, dice, dice.nextInt(KEYS));
    }
  }

  private void countOne(
      StatBuffer<Integer> buffer, List<Counter> held, SplittableRandom dice, int key) {
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
}
