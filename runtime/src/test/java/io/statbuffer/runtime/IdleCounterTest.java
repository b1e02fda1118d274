package io.statbuffer.runtime;

import static io.statbuffer.runtime.Rig.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdleCounterTest {
  private final Rig rig = new Rig();
  private final StatBuffer<String> buffer = rig.start();

  @Test
  void aCounterIsDroppedAfterTenIdleIntervals() {
    buffer.increment("a");
    rig.advance(seconds(5)); // flushes it
    rig.advance(seconds(5 * 9));
    assertThat(buffer.keys()).isEqualTo(1);
    rig.advance(seconds(5));
    assertThat(buffer.keys()).isZero();
    assertThat(buffer.count("a")).isEmpty();
  }

  @Test
  void aCountStartsTheTenIntervalsOver() {
    for (int i = 0; i < 5; i++) {
      buffer.increment("a");
      rig.advance(seconds(5 * 9));
      assertThat(buffer.keys()).isEqualTo(1);
    }
  }

  @Test
  void flushesOnDemandAreNoIdleIntervals() {
    buffer.increment("a");
    for (int i = 0; i < 30; i++) {
      buffer.flush();
    }
    assertThat(buffer.keys()).isEqualTo(1);
  }

  @Test
  void theMemoryOfADroppedCounterIsFreed() {
    WeakReference<Counter> dropped = new WeakReference<>(buffer.counter("a"));
    idle();
    rig.advance(seconds(5));
    await()
        .until(
            () -> {
              System.gc();
              return dropped.get() == null;
            });
  }

  @Test
  void aHeldCounterThatWasDroppedGoesOnCountingExactly() {
    Counter held = buffer.counter("a");
    held.add(2);
    idle();
    assertThat(buffer.keys()).isZero();
    held.increment();
    assertThat(buffer.count("a")).hasValue(1);
    rig.advance(seconds(5));
    idle();
    held.add(4);
    rig.advance(seconds(5));
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", 7L));
  }

  @Test
  void twoCountersOfOneKeyAreOneDelta() {
    Counter first = buffer.counter("a");
    idle();
    Counter second = buffer.counter("a");
    assertThat(second).isNotSameAs(first);
    idleBut(second);
    Counter third = buffer.counter("a");
    first.add(1);
    second.add(20);
    third.add(300);
    assertThat(buffer.count("a")).hasValue(321);
    assertThat(buffer.keys()).isEqualTo(1);
    buffer.flush();
    assertThat(rig.handler.counts()).endsWith(Map.of("a", 321L));

    first.add(5);
    first.add(-25);
    second.add(20);
    int sent = rig.handler.sent.size();
    buffer.flush();
    assertThat(rig.handler.sent).hasSize(sent);
    assertThat(buffer.count("a")).hasValue(0);
  }

  @Test
  void aFailedDeltaOfTwoCountersIsSettledOnce() {
    Counter first = buffer.counter("a");
    idle();
    Counter second = buffer.counter("a");
    first.add(1);
    second.add(20);
    rig.handler.failure = new IllegalStateException("down");
    rig.advance(seconds(5));
    first.add(300);
    assertThat(buffer.count("a")).hasValue(321);
    rig.handler.failure = null;
    rig.advance(seconds(1));
    assertThat(buffer.count("a")).hasValue(300);
    rig.advance(seconds(5));
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", 321L));
  }

  @Test
  void aCounterWithUnsettledCountsIsNeverDropped() {
    buffer.increment("a");
    rig.handler.failure = new IllegalStateException("down");
    rig.advance(seconds(1_000));
    assertThat(buffer.count("a")).hasValue(1);
  }

  @Test
  void aCounterNobodyEverCountedIsDroppedAndGoodAllTheSame() {
    Counter held = buffer.counter("a");
    idle();
    assertThat(buffer.keys()).isZero();
    held.increment();
    buffer.flush();
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", 1L));
  }

  @Test
  void aCountThatMissedTheDropIsFoundByTheNextFlush() {
    KeyCounter<?> held = dropped();
    buffer.flush();
    countMissingTheDrop(held, 3);
    assertThat(buffer.keys()).isZero();
    buffer.flush();
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", 3L));
  }

  @Test
  void aCountThatMissedTheDropIsFoundByCloseAndNotRejected() {
    countMissingTheDrop(dropped(), 3);
    buffer.close();
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", 3L));
    assertThat(buffer.rejected()).isZero();
  }

  /** A counter that the pass just now dropped. */
  private KeyCounter<?> dropped() {
    KeyCounter<?> held = (KeyCounter<?>) buffer.counter("a");
    rig.advance(seconds(5 * 10));
    assertThat(held.state).isEqualTo(KeyCounter.DROPPED);
    return held;
  }

  /** As a thread would whose read of the state overtook its addition. */
  private static void countMissingTheDrop(KeyCounter<?> held, long amount) {
    held.state = KeyCounter.LIVE;
    held.add(amount);
    held.state = KeyCounter.DROPPED;
  }

  /** Eleven intervals without a count: the first may flush. */
  private void idle() {
    rig.advance(seconds(5 * 11));
  }

  /** Drops the key, then revives one of its counters. */
  private void idleBut(Counter counter) {
    idle();
    assertThat(buffer.keys()).isZero();
    counter.add(1);
    counter.add(-1);
    assertThat(List.of(buffer.keys())).containsExactly(1);
  }
}
