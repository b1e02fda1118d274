package io.statbuffer.runtime;

import static io.statbuffer.runtime.Rig.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sums that exceed a long are for the database to judge: none wraps around on the way. */
class HugeAmountTest {
  private final Rig rig = new Rig();
  private final StatBuffer<String> buffer = rig.start();

  @Test
  void aSumPastALongIsSeveralDeltasInAsManyBatches() {
    buffer.increment("a", Long.MAX_VALUE);
    buffer.increment("a", Long.MAX_VALUE);
    buffer.increment("a", 5);
    assertThat(buffer.count("a")).hasValue(Long.MAX_VALUE);
    rig.advance(seconds(5));
    assertThat(rig.handler.counts())
        .containsExactly(Map.of("a", 5L), Map.of("a", Long.MAX_VALUE), Map.of("a", Long.MAX_VALUE));
    assertThat(rig.handler.numbers()).containsExactly(1L, 2L, 3L);
    assertThat(buffer.count("a")).hasValue(0);
  }

  @Test
  void largeAmountsWhoseSumFitsALongAreOneDelta() {
    for (int i = 0; i < 1_000; i++) {
      buffer.increment("a", 1L << 41);
      buffer.increment("a", -(1L << 42));
    }
    assertThat(buffer.count("a")).hasValue(-1_000 * (1L << 41));
    rig.advance(seconds(5));
    assertThat(rig.handler.counts()).containsExactly(Map.of("a", -1_000 * (1L << 41)));
    assertThat(buffer.pending()).isEmpty();
  }

  @Test
  void thousandsOfAmountsOfAnySizeNeverWrapAround() {
    long amount = 1L << 53;
    for (int i = 0; i < 2_000; i++) { // 1,024 of them exceed a long
      buffer.increment("a", amount);
    }
    assertThat(buffer.count("a")).hasValue(Long.MAX_VALUE);
    rig.advance(seconds(5));
    assertThat(rig.handler.counts())
        .containsExactly(Map.of("a", Long.MAX_VALUE), Map.of("a", 2_000 * amount - Long.MAX_VALUE));
    assertThat(buffer.pending()).isEmpty();
  }

  @Test
  void amountsThatMeetAFailedHugeOneWaitAndComeOnce() {
    rig.handler.failure = new IllegalStateException("down");
    buffer.increment("a", 1L << 50);
    rig.advance(seconds(5));
    buffer.increment("a", 1L << 51);
    assertThat(buffer.count("a")).hasValue(3L << 50);
    rig.handler.failure = null;
    rig.advance(seconds(10));
    assertThat(rig.handler.counts())
        .containsExactly(Map.of("a", 1L << 50), Map.of("a", 1L << 50), Map.of("a", 1L << 51));
    assertThat(buffer.pending()).isEmpty();
  }

  @Test
  void theSmallestLongArrivesAsItIs() {
    buffer.increment("a", Long.MIN_VALUE);
    assertThat(buffer.count("a")).hasValue(Long.MIN_VALUE);
    buffer.flush("a");
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", Long.MIN_VALUE));
  }

  @Test
  void aHugeAmountThatFailedComesAgainOnce() {
    rig.handler.failure = new IllegalStateException("down");
    buffer.increment("a", Long.MAX_VALUE);
    buffer.increment("b");
    rig.advance(seconds(5));
    rig.handler.failure = null;
    rig.advance(seconds(10));
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", Long.MAX_VALUE, "b", 1L));
    assertThat(buffer.pending()).isEmpty();
  }

  @Test
  void aHugeAmountThroughADroppedCounterArrives() {
    Counter held = buffer.counter("a");
    rig.advance(seconds(5 * 11));
    assertThat(buffer.keys()).isZero();
    held.add(Long.MAX_VALUE);
    assertThat(buffer.count("a")).hasValue(Long.MAX_VALUE);
    rig.advance(seconds(5));
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", Long.MAX_VALUE));
  }

  @Test
  void hugeAmountsAreWrittenByClose() {
    buffer.increment("a", Long.MAX_VALUE);
    buffer.close();
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", Long.MAX_VALUE));
    buffer.increment("a", Long.MAX_VALUE);
    assertThat(buffer.rejected()).isEqualTo(Long.MAX_VALUE);
  }
}
