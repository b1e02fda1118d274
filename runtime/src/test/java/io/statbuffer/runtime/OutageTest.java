package io.statbuffer.runtime;

import static io.statbuffer.runtime.Rig.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Repeated failures are told of once and summed up. */
class OutageTest {
  private final Rig rig = new Rig();
  private final String prefix = "buffer " + rig.name + " ";

  @Test
  void anOutageOfSixtyIntervalsIsOneLineAtItsStartAndOneAtItsEnd() {
    StatBuffer<String> buffer = rig.start();
    rig.handler.failure = new IOException("down");
    for (int i = 0; i < 60; i++) {
      buffer.increment("k" + i);
      rig.advance(seconds(5));
    }
    int tries = rig.handler.sent.size();
    rig.handler.failure = null;
    rig.advance(seconds(65));
    assertThat(rig.handler.rows()).hasSize(60);
    assertThat(rig.reports.loud())
        .containsExactly(
            "WARNING " + prefix + "could not flush; keeps 1 keys and tries again in 1000 ms",
            "INFO " + prefix + "flushes again after " + tries + " failed tries in 5m3s");
    assertThat(rig.reports.count("DEBUG")).isEqualTo(tries - 1);
  }

  @Test
  void anOutageOfAHandlerOfSingleKeysIsOneLineAtItsStartAndOneAtItsEnd() {
    Set<String> failing = new HashSet<>();
    StatBuffer<String> buffer = failingFor(failing);
    for (int i = 0; i < 60; i++) {
      failing.add("k" + i);
      buffer.increment("k" + i);
      rig.advance(seconds(5));
    }
    failing.clear();
    rig.advance(seconds(65));
    assertThat(buffer.pending()).isEmpty();
    assertThat(rig.reports.loud()).hasSize(2);
    assertThat(rig.reports.loud().get(0)).startsWith("WARNING " + prefix + "could not flush");
    assertThat(rig.reports.loud().get(1)).startsWith("INFO " + prefix + "flushes again after");
  }

  @Test
  void theEndNamesTheLastFailureIfItIsAnother() {
    rig.handler.failure = new IOException("connection lost");
    rig.start().increment("a");
    rig.advance(seconds(5));
    rig.handler.failure = new IOException("connection refused:\n  no listener");
    rig.advance(seconds(1));
    rig.handler.failure = null;
    rig.advance(seconds(2));
    assertThat(rig.reports.loud())
        .endsWith(
            "INFO "
                + prefix
                + "flushes again after 2 failed tries in 3s; the last failure:"
                + " java.io.IOException: connection refused:\\u000A  no listener");
  }

  @Test
  void flushesThatFailEveryOtherTimeAreToldOfOnceAMinute() {
    StatBuffer<String> buffer = rig.start();
    for (int i = 0; i < 12 * 10; i++) { // ten minutes
      buffer.increment("a");
      rig.handler.failure = new IOException("deadlock");
      rig.advance(rig.timer.untilNextTask());
      rig.handler.failure = null;
      rig.advance(rig.timer.untilNextTask());
    }
    assertThat(rig.handler.rows()).containsEntry("a", 120L);
    assertThat(rig.reports.count("WARNING")).isEqualTo(10);
    assertThat(rig.reports.count("INFO")).isEqualTo(10);
    assertThat(rig.reports.loud())
        .endsWith(
            "INFO "
                + prefix
                + "flushes again after 1 failed try in 1s; 11 before were mended by the next try");
  }

  @Test
  void aFailureOfAnExplicitFlushIsThrownAndSummedUpOnly() {
    StatBuffer<String> buffer = rig.start();
    rig.handler.failure = new IOException("down");
    buffer.increment("a");
    assertThatThrownBy(buffer::flush).isInstanceOf(FlushException.class);
    assertThat(rig.reports.messages).isEmpty();
    rig.advance(seconds(1));
    assertThatThrownBy(() -> buffer.flush("a")).isInstanceOf(FlushException.class);
    rig.handler.failure = null;
    buffer.flush();
    assertThat(rig.reports.messages)
        .containsExactly(
            "WARNING " + prefix + "could not flush; keeps 1 keys and tries again in 2000 ms",
            "INFO " + prefix + "flushes again after 3 failed tries in 1s");
  }

  @Test
  void anExplicitFlushThatTheNextTryMendsIsNoOutage() {
    StatBuffer<String> buffer = rig.start();
    rig.handler.failure = new IOException("down");
    buffer.increment("a");
    assertThatThrownBy(buffer::flush).isInstanceOf(FlushException.class);
    rig.handler.failure = null;
    rig.advance(seconds(1));
    assertThat(rig.handler.rows()).containsEntry("a", 1L);
    assertThat(rig.reports.messages).isEmpty();
  }

  @Test
  void aKeyThatFailsForEverIsToldOfOnceAndHidesNoOutageOfTheOthers() {
    Set<String> failing = new HashSet<>(Set.of("bad"));
    StatBuffer<String> buffer = failingFor(failing);
    buffer.increment("bad");
    countGoodKeys(buffer, 60);
    assertThat(rig.reports.loud()).hasSize(1);

    for (int i = 0; i < 20; i++) {
      failing.add("good" + i);
    }
    countGoodKeys(buffer, 60);
    assertThat(rig.reports.loud()).hasSize(2);
    assertThat(rig.reports.loud().get(1)).contains("WARNING", "keeps 21 keys");

    failing.retainAll(Set.of("bad"));
    countGoodKeys(buffer, 60);
    assertThat(rig.reports.loud()).hasSize(3);
    assertThat(rig.reports.loud().get(2))
        .contains("INFO", "flushes again, all but 1 keys, after", "failed tries in");

    failing.clear();
    countGoodKeys(buffer, 60);
    assertThat(rig.reports.loud()).hasSize(4);
    assertThat(rig.reports.loud().get(3)).contains("INFO", "flushes again after");
    assertThat(buffer.pending()).isEmpty();
  }

  @Test
  void manyKeysThatAreSetAsideTogetherAreReportedInLinesOfMany() {
    StatBuffer<String> buffer =
        rig.builder()
            .flushTo(
                batch -> {
                  batch.deltas().forEach(delta -> batch.setAside(delta, "too long"));
                  throw new IOException("and down");
                })
            .start();
    for (int i = 1; i <= 10_000; i++) {
      buffer.increment("<k" + i + ">", i);
    }
    rig.advance(seconds(5));
    assertThat(buffer.pending()).isEmpty();
    assertThat(buffer.setAside()).isEqualTo(10_000 * 10_001 / 2);
    assertThat(rig.reports.count("set aside 10000 keys: [")).isEqualTo(100);
    String all = String.join("\n", rig.reports.messages);
    for (int i = 1; i <= 10_000; i++) {
      assertThat(all.contains("<k" + i + "> with count " + i + ": too long")).isTrue();
    }
  }

  private StatBuffer<String> failingFor(Set<String> failing) {
    return rig.builder()
        .flushTo(
            FlushHandler.perKey(
                (key, count) -> {
                  if (failing.contains(key)) {
                    throw new IOException("no " + key);
                  }
                }))
        .start();
  }

  private void countGoodKeys(StatBuffer<String> buffer, int intervals) {
    for (int i = 0; i < intervals; i++) {
      for (int key = 0; key < 20; key++) {
        buffer.increment("good" + key);
      }
      rig.advance(seconds(5));
    }
  }
}
