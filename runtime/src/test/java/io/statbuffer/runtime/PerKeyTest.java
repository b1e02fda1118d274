package io.statbuffer.runtime;

import static io.statbuffer.runtime.Rig.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PerKeyTest {
  private final Rig rig = new Rig();
  private final List<String> calls = new ArrayList<>();
  private final Set<String> failing = new HashSet<>();
  private final StatBuffer<String> buffer =
      rig.builder().flushTo(FlushHandler.perKey(this::receive)).start();

  private void receive(String key, long count) throws IOException {
    calls.add(key + "=" + count);
    if (failing.contains(key)) {
      throw new IOException("no " + key);
    }
  }

  @Test
  void eachKeyComesWithItsCount() {
    buffer.increment("a", 2);
    buffer.increment("b", 3);
    rig.advance(seconds(5));
    assertThat(calls).containsExactlyInAnyOrder("a=2", "b=3");
  }

  @Test
  void aFailingKeyIsTriedAgainWithTheSameCountAndDelaysNoOther() {
    failing.add("bad");
    buffer.increment("bad", 2);
    buffer.increment("good");
    rig.advance(seconds(5));
    buffer.increment("bad", 30);
    buffer.increment("good", 10);
    rig.advance(seconds(5)); // tries of bad: 5, 6, 8 s
    assertThat(calls).containsExactlyInAnyOrder("bad=2", "good=1", "bad=2", "bad=2", "good=10");
    assertThat(buffer.pending()).isEqualTo(Map.of("bad", 32L));

    failing.clear();
    rig.advance(seconds(2));
    assertThat(calls).endsWith("bad=2");
    rig.advance(seconds(5));
    assertThat(calls).endsWith("bad=30");
    assertThat(buffer.pending()).isEmpty();
  }

  @Test
  void aKeyThatAlwaysFailsIsTriedForEver() {
    failing.add("bad");
    buffer.increment("bad");
    rig.advance(seconds(5 + 63 + 600));
    assertThat(calls).containsOnly("bad=1").hasSizeGreaterThanOrEqualTo(17);
  }

  @Test
  void aKeyThatAlwaysFailsDoesNotStretchTheBackoffOfAnother() {
    failing.add("bad");
    buffer.increment("bad");
    rig.advance(seconds(600));
    failing.add("new");
    buffer.increment("new");
    rig.advance(seconds(5));
    failing.remove("new");
    rig.advance(seconds(1));
    assertThat(buffer.pending()).isEqualTo(Map.of("bad", 1L));
  }

  @Test
  void aKeyWhoseCallThrowsAnErrorIsInNoOthersWay() {
    Set<String> arrived = new HashSet<>();
    StatBuffer<String> other =
        new Rig()
            .builder()
            .flushTo(
                FlushHandler.perKey(
                    (key, count) -> {
                      if (key.equals("bad")) {
                        throw new AssertionError("bad");
                      }
                      arrived.add(key);
                    }))
            .start();
    other.increment("bad");
    for (int i = 0; i < 50; i++) {
      other.increment("k" + i);
    }
    assertThatThrownBy(other::flush).hasCauseInstanceOf(AssertionError.class);
    assertThat(arrived).hasSize(50);
    assertThat(other.pending()).containsOnlyKeys("bad");
  }

  @Test
  void flushSendsNewCountsBesideAKeyThatFailsAndSaysSo() {
    failing.add("bad");
    buffer.increment("bad");
    rig.advance(seconds(5));
    buffer.increment("good");
    assertThatThrownBy(buffer::flush)
        .isInstanceOf(FlushException.class)
        .hasMessageContaining("no bad");
    assertThat(buffer.pending()).isEqualTo(Map.of("bad", 1L));
  }

  @Test
  void flushOfOneKeyDoesNotFailBecauseOfAnother() {
    failing.add("bad");
    buffer.increment("bad");
    rig.advance(seconds(5));
    buffer.increment("good");
    buffer.flush("good");
    assertThat(buffer.count("good")).hasValue(0);
    assertThatThrownBy(() -> buffer.flush("bad")).isInstanceOf(FlushException.class);
  }

  @Test
  void closeWritesAllButTheKeyThatFails() {
    failing.add("bad");
    buffer.increment("bad", 7);
    rig.advance(seconds(5));
    buffer.increment("good");
    buffer.close();
    assertThat(calls).contains("good=1");
    assertThat(rig.reports.messages).anyMatch(message -> message.endsWith("not written: [bad=7]"));
  }

  @Test
  void theFailureOfThousandsOfKeysCarriesOnlyAFewOthers() {
    for (int i = 0; i < 5_000; i++) {
      failing.add("bad" + i);
      buffer.increment("bad" + i);
    }
    rig.advance(seconds(5));
    assertThat(rig.reports.causes).hasSize(1);
    assertThat(rig.reports.causes.get(0).getSuppressed()).hasSize(10);
    assertThat(buffer.pending()).hasSize(5_000);
  }
}
