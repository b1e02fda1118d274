package io.statbuffer.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Counting never throws into the application, whatever the key does. */
class HostileKeyTest {
  private final Rig rig = new Rig();

  @Test
  @SuppressWarnings("NullAway") // what is tested
  void aNullKeyIsRejectedAndReported() {
    StatBuffer<String> buffer = rig.start();
    assertThatCode(() -> buffer.increment(null)).doesNotThrowAnyException();
    assertThatCode(() -> buffer.increment(null, 10)).doesNotThrowAnyException();
    assertThat(buffer.rejected()).isEqualTo(11);
    assertThat(rig.reports.messages)
        .startsWith(
            "WARNING buffer "
                + rig.name
                + " rejected a count of 1, as its key is null or can't be looked up");
    assertThat(rig.reports.causes.get(0)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void keysWhoseHashCodeThrowsAreRejectedAndReportedEverMoreRarely() {
    StatBuffer<Object> buffer = start(rig, new ArrayList<>());
    Object exception =
        new Key(
            () -> {
              throw new IllegalStateException("no hash");
            },
            () -> "key");
    Object error =
        new Key(
            () -> {
              throw new StackOverflowError();
            },
            () -> "key");
    for (int i = 0; i < 8; i++) {
      assertThatCode(() -> buffer.increment(exception, 2)).doesNotThrowAnyException();
      assertThatCode(() -> buffer.increment(error)).doesNotThrowAnyException();
    }
    assertThat(buffer.rejected()).isEqualTo(24);
    assertThat(rig.reports.count("rejected a count of")).isEqualTo(5); // 1st, 2nd, 4th, 8th, 16th
  }

  @Test
  void aKeyWhoseToStringThrowsIsCountedFlushedAndRejectedAsAnyOther() {
    List<Object> arrived = new ArrayList<>();
    StatBuffer<Object> buffer = start(rig, arrived);
    Object key =
        new Key(
            () -> 1,
            () -> {
              throw new IllegalStateException("no text");
            });
    buffer.increment(key, 2);
    buffer.close();
    assertThat(arrived).hasSize(1);
    assertThatCode(() -> buffer.increment(key, 3)).doesNotThrowAnyException();
    assertThat(buffer.rejected()).isEqualTo(3);
    assertThat(rig.reports.count("whose toString throws")).isEqualTo(1);
  }

  @Test
  void whatCanNotBeWrittenOfAKeyWhoseToStringThrowsIsReported() {
    StatBuffer<Object> buffer =
        StatBuffer.builder(rig.name)
            .shutdownTimeout(Rig.millis(100))
            .timer(rig.timer)
            .reportTo(rig.reports)
            .flushTo(
                batch -> {
                  throw new IllegalStateException("down");
                })
            .start();
    buffer.increment(
        new Key(
            () -> 1,
            () -> {
              throw new IllegalStateException("no text");
            }),
        2);
    buffer.increment("well", 3);
    assertThatCode(buffer::close).doesNotThrowAnyException();
    assertThat(rig.reports.messages)
        .anyMatch(m -> m.contains("not written") && m.contains("throws") && m.contains("well=3"));
  }

  @Test
  void keysThatDifferLookDifferentInReportsOfOneLineEach() {
    StatBuffer<String> buffer =
        rig.builder()
            .flushTo(batch -> batch.deltas().forEach(delta -> batch.setAside(delta, "why")))
            .start();
    List<String> keys =
        List.of(
            "a\0", "a\n", "a\r", "a\u001B", "a\u2028", "a\uD83D", "a\uDE00", "a\\u0000", "a\\\\");
    keys.forEach(buffer::increment);
    buffer.increment("a\uD83D\uDE00 \\ ä");
    buffer.flush();
    assertThat(rig.reports.messages)
        .doesNotHaveDuplicates()
        .hasSize(keys.size() + 1)
        .allMatch(message -> message.codePoints().noneMatch(Character::isISOControl))
        .allMatch(message -> StandardCharsets.UTF_16.newEncoder().canEncode(message))
        .anyMatch(message -> message.contains("key a\\u000A with count 1: why"))
        .anyMatch(message -> message.contains("key a\uD83D\uDE00 \\ ä with count 1: why"));
  }

  @Test
  void aThrowingReporterChangesNothing() {
    StatBuffer<String> buffer =
        rig.builder()
            .maxKeys(1)
            .reportTo(
                (level, message, cause) -> {
                  throw new AssertionError("reporter");
                })
            .start();
    buffer.increment("a");
    assertThatCode(() -> buffer.increment("b")).doesNotThrowAnyException();
    rig.handler.failure = new IllegalStateException("down");
    rig.advance(Rig.seconds(5));
    rig.handler.failure = null;
    rig.advance(Rig.seconds(1));
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", 1L, "~overflow", 1L));
    buffer.close();
    assertThatCode(() -> buffer.increment("a")).doesNotThrowAnyException();
    assertThat(buffer.rejected()).isEqualTo(1);
  }

  private static StatBuffer<Object> start(Rig rig, List<Object> arrived) {
    return StatBuffer.builder(rig.name)
        .timer(rig.timer)
        .reportTo(rig.reports)
        .flushTo(FlushHandler.perKey((key, count) -> arrived.add(key)))
        .start();
  }

  /** A key that behaves as it is told. */
  private record Key(Supplier<Integer> hash, Supplier<String> text) {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return hash.get();
    }

    @Override
    public String toString() {
      return text.get();
    }
  }
}
