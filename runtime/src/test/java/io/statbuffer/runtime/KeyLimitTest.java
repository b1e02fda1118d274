package io.statbuffer.runtime;

import static io.statbuffer.runtime.Rig.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyLimitTest {
  private final Rig rig = new Rig();

  @Test
  void pastMaxKeysNewKeysCountIntoTheOverflowKeyAndTheTotalStaysRight() {
    StatBuffer<String> buffer = rig.builder().maxKeys(3).start();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 10; i++) {
        buffer.increment("k" + i);
      }
    }
    rig.advance(seconds(5));
    assertThat(rig.handler.rows())
        .isEqualTo(Map.of("k0", 2L, "k1", 2L, "k2", 2L, "~overflow", 14L));
    assertThat(buffer.keys()).isEqualTo(4);
  }

  @Test
  void theOverflowIsSaidOnce() {
    StatBuffer<String> buffer = rig.builder().maxKeys(1).start();
    for (int i = 0; i < 10; i++) {
      buffer.increment("k" + i);
      rig.advance(seconds(5));
    }
    assertThat(rig.reports.messages)
        .containsExactly(
            "WARNING buffer " + rig.name + " reached maxKeys 1: new keys count into ~overflow");
  }

  @Test
  void keysThatWereDroppedMakeRoomAndTheOverflowKeyIsNeverDropped() {
    StatBuffer<String> buffer = rig.builder().maxKeys(2).start();
    for (int i = 0; i < 4; i++) {
      buffer.increment("k" + i);
    }
    Counter overflow = buffer.counter("k3");
    rig.advance(seconds(5 * 20));
    assertThat(buffer.keys()).isEqualTo(1);
    assertThat(buffer.count("~overflow")).hasValue(0);
    assertThat(buffer.counter("~overflow")).isSameAs(overflow);

    buffer.increment("k2");
    buffer.increment("k3");
    buffer.increment("k4");
    buffer.flush();
    assertThat(rig.handler.rows())
        .isEqualTo(Map.of("k0", 1L, "k1", 1L, "k2", 1L, "k3", 1L, "~overflow", 3L));
  }

  @Test
  void keysOfAnotherTypeHaveAnOverflowKeyOfTheirType() {
    record Page(int id) {}
    Map<Page, Long> rows = new HashMap<>();
    StatBuffer<Page> buffer =
        StatBuffer.<Page>builder(rig.name)
            .timer(rig.timer)
            .maxKeys(1)
            .overflowKey(new Page(-1))
            .reportTo(rig.reports)
            .flushTo(FlushHandler.perKey((page, count) -> rows.merge(page, count, Long::sum)))
            .start();
    for (int id : List.of(1, 2, 3)) {
      buffer.increment(new Page(id));
    }
    buffer.flush();
    assertThat(rows).isEqualTo(Map.of(new Page(1), 1L, new Page(-1), 2L));
  }
}
