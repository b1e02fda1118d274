package io.statbuffer.runtime;

import static io.statbuffer.runtime.Rig.millis;
import static io.statbuffer.runtime.Rig.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RetryTest {
  private final Rig rig = new Rig();

  @Test
  void theBackoffDoublesUpToAMinuteAndNeverGivesUp() {
    rig.handler.failure = new IOException("down");
    rig.start().increment("a");
    rig.advance(seconds(5));
    List<Duration> delays = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      delays.add(rig.timer.untilNextTask());
      rig.advance(rig.timer.untilNextTask());
      assertThat(rig.handler.sent).hasSize(i + 2);
    }
    assertThat(delays)
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L, 60L, 60L, 60L);
  }

  @Test
  void theBackoffStartsOverAfterASuccess() {
    StatBuffer<String> buffer = rig.start();
    rig.handler.failure = new IOException("down");
    buffer.increment("a");
    rig.advance(seconds(5 + 1 + 2));
    rig.handler.failure = null;
    rig.advance(seconds(4));
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", 1L));

    rig.handler.failure = new IOException("down again");
    buffer.increment("a");
    rig.advance(rig.timer.untilNextTask());
    assertThat(rig.timer.untilNextTask()).isEqualTo(seconds(1));
  }

  @Test
  void jitterIsAddedToTheBackoff() {
    StatBuffer<String> buffer = rig.builder().jitter(seconds(2)).start();
    rig.handler.failure = new IOException("down");
    buffer.increment("a");
    rig.timer.dice(bound -> bound / 2);
    rig.advance(seconds(5));
    assertThat(rig.timer.untilNextTask()).isEqualTo(seconds(2));
    rig.advance(seconds(2));
    assertThat(rig.timer.untilNextTask()).isEqualTo(seconds(3));
  }

  @Test
  void aBackoffAboveAMinuteStaysAsItIs() {
    rig.handler.failure = new IOException("down");
    rig.builder().backoff(seconds(90)).start().increment("a");
    rig.advance(seconds(5));
    assertThat(rig.timer.untilNextTask()).isEqualTo(seconds(90));
    rig.advance(seconds(90));
    assertThat(rig.timer.untilNextTask()).isEqualTo(seconds(90));
  }

  @Test
  void aFailedBatchComesAgainAsItWasAndNothingNewJoinsIt() {
    StatBuffer<String> buffer = rig.start();
    rig.handler.failure = new IOException("outcome unknown");
    buffer.increment("a", 2);
    buffer.increment("b");
    rig.advance(seconds(5));
    buffer.increment("a", 40);
    buffer.increment("c");
    rig.advance(seconds(1 + 2 + 4));
    rig.handler.failure = null;
    rig.advance(seconds(8));

    assertThat(rig.handler.numbers()).containsExactly(1L, 1L, 1L, 1L, 1L, 2L);
    assertThat(rig.handler.counts().subList(0, 5)).containsOnly(Map.of("a", 2L, "b", 1L));
    assertThat(rig.handler.counts().get(5)).isEqualTo(Map.of("a", 40L, "c", 1L));
    assertThat(rig.handler.sent).extracting(Recorder.Sent::writer).containsOnly(writer());
  }

  @Test
  void countsOfAFailedBatchStayPending() {
    StatBuffer<String> buffer = rig.start();
    rig.handler.failure = new IOException("down");
    buffer.increment("a", 2);
    rig.advance(seconds(5));
    buffer.increment("a", 3);
    assertThat(buffer.count("a")).hasValue(5);
    rig.handler.failure = null;
    rig.advance(seconds(1));
    assertThat(buffer.count("a")).hasValue(3);
    rig.advance(seconds(5));
    assertThat(buffer.count("a")).hasValue(0);
  }

  @Test
  void anErrorIsAFailureLikeAnyOther() {
    int[] calls = {0};
    StatBuffer<String> buffer =
        rig.builder()
            .flushTo(
                batch -> {
                  if (++calls[0] == 1) {
                    throw new NoClassDefFoundError("driver");
                  }
                })
            .start();
    buffer.increment("a");
    rig.advance(seconds(6));
    assertThat(calls[0]).isEqualTo(2);
    assertThat(buffer.pending()).isEmpty();
  }

  @Test
  void theFirstFailureAndTheEndOfItAreReported() {
    rig.handler.failure = new IOException("down");
    rig.start().increment("a");
    rig.advance(seconds(5));
    assertThat(rig.reports.messages)
        .containsExactly(
            "WARNING buffer "
                + rig.name
                + " could not flush; keeps 1 keys and tries again in 1000 ms");
    assertThat(rig.reports.causes).containsExactly(rig.handler.failure);
    rig.handler.failure = null;
    rig.advance(seconds(1));
    assertThat(rig.reports.messages)
        .endsWith("INFO buffer " + rig.name + " flushes again after 1 failed try in 1s");
  }

  @Test
  void batchesHoldAtMostBatchKeysAndAreNumberedByOne() {
    StatBuffer<String> buffer = rig.builder().batchKeys(3).start();
    for (int i = 0; i < 8; i++) {
      buffer.increment("k" + i);
    }
    rig.advance(seconds(5));
    buffer.increment("k0");
    rig.advance(seconds(5));
    assertThat(rig.handler.numbers()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(rig.handler.counts()).extracting(Map::size).containsExactly(3, 3, 2, 1);
    assertThat(rig.handler.rows()).hasSize(8).containsEntry("k0", 2L).containsEntry("k7", 1L);
  }

  @Test
  void afterAFailedChunkTheOthersWaitAndNoneIsLost() {
    StatBuffer<String> buffer = rig.builder().batchKeys(2).start();
    for (int i = 0; i < 6; i++) {
      buffer.increment("k" + i);
    }
    rig.handler.failure = new IOException("down");
    rig.advance(seconds(5));
    assertThat(rig.handler.sent).hasSize(1);
    rig.handler.failure = null;
    rig.advance(seconds(1));
    assertThat(rig.handler.numbers()).containsExactly(1L, 1L);
    rig.advance(millis(4_000));
    assertThat(rig.handler.numbers()).containsExactly(1L, 1L, 2L, 3L);
    assertThat(rig.handler.rows()).hasSize(6).containsValues(1L);
    assertThat(buffer.pending()).isEmpty();
  }

  private UUID writer() {
    return rig.handler.sent.get(0).writer();
  }
}
