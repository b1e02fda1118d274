package io.statbuffer.runtime;

import static io.statbuffer.runtime.Rig.millis;
import static io.statbuffer.runtime.Rig.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private final Rig rig = new Rig();

  @Test
  void countsAreFlushedAtTheEndOfEachInterval() {
    StatBuffer<String> buffer = rig.start();
    buffer.increment("a");
    rig.advance(millis(4_999));
    assertThat(rig.handler.sent).isEmpty();
    rig.advance(millis(1));
    assertThat(rig.handler.counts()).containsExactly(Map.of("a", 1L));

    buffer.increment("a", 4);
    buffer.increment("b");
    rig.advance(seconds(5));
    assertThat(rig.handler.counts()).containsExactly(Map.of("a", 1L), Map.of("a", 4L, "b", 1L));
  }

  @Test
  void anIntervalWithoutCountsSendsNothing() {
    rig.start();
    rig.advance(seconds(60));
    assertThat(rig.handler.sent).isEmpty();
  }

  @Test
  void aCountThatBecomesZeroSendsNothing() {
    StatBuffer<String> buffer = rig.start();
    buffer.increment("a", 3);
    buffer.increment("a", -3);
    rig.advance(seconds(5));
    assertThat(rig.handler.sent).isEmpty();
  }

  @Test
  void negativeAmountsArriveAsNegativeDeltas() {
    StatBuffer<String> buffer = rig.start();
    buffer.increment("a", -7);
    rig.advance(seconds(5));
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", -7L));
  }

  @Test
  void theIntervalRunsFromTheStartOfTheFlushBefore() {
    List<Duration> flushedAt = new ArrayList<>();
    long begin = rig.timer.nanoTime();
    StatBuffer<String> buffer =
        rig.builder()
            .flushTo(
                batch -> {
                  flushedAt.add(Duration.ofNanos(rig.timer.nanoTime() - begin));
                  rig.timer.pass(seconds(3));
                })
            .start();
    for (int i = 0; i < 4; i++) {
      buffer.increment("a");
      rig.advance(seconds(5));
    }
    assertThat(flushedAt).startsWith(seconds(5), seconds(10), seconds(15));
  }

  @Test
  void aCountMadeWhileAHandlerTakesLongerThanTheIntervalGoesRightAfterIt() {
    List<Long> counts = new ArrayList<>();
    StatBuffer<String>[] self = newArray();
    self[0] =
        rig.builder()
            .flushTo(
                batch -> {
                  counts.add(batch.deltas().get(0).count());
                  if (counts.size() == 1) {
                    rig.timer.pass(seconds(8));
                    self[0].increment("a", 10);
                  }
                })
            .start();
    self[0].increment("a");
    rig.advance(seconds(5));
    rig.advance(Duration.ZERO);
    assertThat(counts).containsExactly(1L, 10L);
  }

  @Test
  void aCountReachesAHealthyHandlerWithinIntervalAndJitter() {
    rig.timer.dice(bound -> bound);
    StatBuffer<String> buffer = rig.builder().jitter(seconds(2)).start();
    for (int i = 1; i <= 20; i++) {
      rig.advance(millis(i * 337L % 5_000));
      long before = rig.handler.rows().getOrDefault("a", 0L) + pending(buffer);
      buffer.increment("a");
      rig.advance(seconds(7));
      assertThat(rig.handler.rows()).containsEntry("a", before + 1);
    }
  }

  @Test
  void jitterIsDrawnForEachInterval() {
    long[] draws = {0, seconds(1).toNanos(), seconds(2).toNanos()};
    int[] next = {0};
    rig.timer.dice(bound -> draws[next[0]++ % draws.length]);
    rig.builder().jitter(seconds(2)).start();
    assertThat(rig.timer.untilNextTask()).isEqualTo(seconds(5));
    rig.advance(seconds(5));
    assertThat(rig.timer.untilNextTask()).isEqualTo(seconds(6));
    rig.advance(seconds(6));
    assertThat(rig.timer.untilNextTask()).isEqualTo(seconds(7));
    assertThat(rig.timer.dice).containsOnly(seconds(2)).hasSize(3);
  }

  private static long pending(StatBuffer<String> buffer) {
    return buffer.count("a").orElse(0);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static StatBuffer<String>[] newArray() {
    return new StatBuffer[1];
  }

  @Test
  void aTimerThatFailedLeavesTheLockToTheNextFlush() {
    AtomicInteger calls = new AtomicInteger();
    Timer timer =
        new Timer() {
          @Override
          public long nanoTime() {
            return rig.timer.nanoTime();
          }

          @Override
          public long randomUpTo(long bound) {
            return 0;
          }

          @Override
          public void schedule(Runnable task, long delay) {
            if (calls.incrementAndGet() == 2) { // after the start's
              throw new IllegalStateException("no thread");
            }
          }

          @Override
          public void run(Runnable task) {}

          @Override
          public void stop() {}
        };
    StatBuffer<String> buffer = rig.builder().timer(timer).start();
    buffer.increment("a", 3);
    assertThatThrownBy(buffer::flush).hasMessageContaining("no thread");
    buffer.increment("a", 4);
    buffer.close(); // flushes on another thread
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", 7L));
  }
}
