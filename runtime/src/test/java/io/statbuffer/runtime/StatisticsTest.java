package io.statbuffer.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What can be watched of a buffer is what happened to it. */
class StatisticsTest {
  private final Rig rig = new Rig();

  @Test
  void aNewBufferHasNothingToShow() {
    assertThat(rig.start().statistics())
        .isEqualTo(new BufferStatistics(0, 0, 0, 0, 0, null, Duration.ZERO, 0, 0, 0, 0));
  }

  @Test
  void pendingIsWhatIsntSettled() {
    StatBuffer<String> buffer = rig.start();
    buffer.increment("settled", 9);
    buffer.flush();
    buffer.increment("a", 3);
    buffer.increment("b", -1);
    BufferStatistics now = buffer.statistics();
    assertThat(now.keys()).isEqualTo(3);
    assertThat(now.pendingKeys()).isEqualTo(2);
    assertThat(now.pending()).isEqualTo(2);
  }

  @Test
  void aPendingSumPastALongIsItsBound() {
    StatBuffer<String> buffer = rig.start();
    buffer.increment("a", Long.MAX_VALUE);
    buffer.increment("b", Long.MAX_VALUE);
    assertThat(buffer.statistics().pending()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void settledBatchesAndFailedTriesAreCounted() {
    StatBuffer<String> buffer = rig.start();
    rig.handler.failure = new IllegalStateException("away");
    buffer.increment("a");
    assertThatThrownBy(buffer::flush).isInstanceOf(FlushException.class);
    assertThatThrownBy(buffer::flush).isInstanceOf(FlushException.class);
    assertThat(buffer.statistics().settledBatches()).isZero();
    rig.handler.failure = null;
    buffer.flush();
    assertThat(buffer.statistics().settledBatches()).isEqualTo(1);
    assertThat(buffer.statistics().failures()).isEqualTo(2);
  }

  @Test
  void theLastFlushIsTheLastThatArrived() {
    StatBuffer<String> buffer =
        rig.builder().flushTo(batch -> rig.timer.pass(Rig.millis(30))).start();
    Instant before = Instant.now();
    buffer.increment("a");
    buffer.flush();
    BufferStatistics now = buffer.statistics();
    assertThat(now.lastFlush()).isBetween(before, Instant.now());
    assertThat(now.lastFlushDuration()).isEqualTo(Rig.millis(30));
  }

  @Test
  void rejectedAndSetAsideAreThoseOfTheBuffer() {
    StatBuffer<String> buffer =
        rig.builder()
            .flushTo(batch -> batch.deltas().forEach(delta -> batch.setAside(delta, "too long")))
            .start();
    buffer.reject(5, "page.{slug}", new IllegalStateException("no slug"));
    buffer.increment("long", 7);
    buffer.flush();
    assertThat(buffer.statistics().rejected()).isEqualTo(5);
    assertThat(buffer.statistics().setAside()).isEqualTo(7);
  }

  @Test
  void overflowedIsWhatWentIntoTheOverflowKeySettledOrNot() {
    StatBuffer<String> buffer = rig.builder().maxKeys(1).start();
    buffer.increment("fits", 1);
    buffer.increment("second", 2);
    buffer.flush();
    buffer.increment("third", Long.MAX_VALUE - 10);
    assertThat(buffer.statistics().overflowed()).isEqualTo(Long.MAX_VALUE - 8);
    buffer.flush();
    assertThat(buffer.statistics().overflowed()).isEqualTo(Long.MAX_VALUE - 8);
  }

  @Test
  void aKeyThatIsOnlyNamedLikeTheOverflowKeyHasntOverflowed() {
    StatBuffer<String> buffer = rig.start();
    buffer.increment("~overflow", 3);
    assertThat(buffer.statistics().overflowed()).isZero();
    buffer.flush();
    assertThat(buffer.statistics().overflowed()).isZero();
  }

  @Test
  void evictedIsHowOftenAnIdleKeyWasDropped() {
    StatBuffer<String> buffer = rig.start();
    buffer.increment("a");
    rig.advance(Rig.seconds(5 * (CounterMap.IDLE_PASSES + 3)));
    assertThat(buffer.keys()).isZero();
    assertThat(buffer.statistics().evicted()).isEqualTo(1);
  }

  @Test
  void theSumsGoOnWhenABufferIsStartedAgain() {
    StatBuffer<String> buffer = rig.start();
    buffer.increment("a");
    buffer.close();
    StatBuffer<String> again = new Rig().builderOf(rig.name).start();
    again.increment("a");
    again.flush();
    assertThat(again.statistics().settledBatches()).isEqualTo(2);
  }
}
