package io.statbuffer.runtime;

import static io.statbuffer.runtime.Rig.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnstartedTest {
  private final Rig rig = new Rig();

  @Test
  void aBufferKeepsItsCountsUntilItIsStarted() {
    StatBuffer<String> early = StatBuffers.get(rig.name);
    Counter handle = early.counter("a");
    handle.add(3);
    early.increment("b");
    assertThat(early.isStarted()).isFalse();
    assertThat(early.pending()).isEqualTo(Map.of("a", 3L, "b", 1L));

    StatBuffer<String> started = rig.start();
    assertThat(started).isSameAs(early);
    handle.increment();
    rig.advance(Duration.ZERO);
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", 4L, "b", 1L));

    handle.increment();
    rig.advance(seconds(5));
    assertThat(rig.handler.rows()).containsEntry("a", 5L);
  }

  @Test
  void anUnstartedBufferCanNotFlush() {
    StatBuffer<String> buffer = StatBuffers.get(rig.name);
    buffer.increment("a");
    assertThatThrownBy(buffer::flush)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("buffer " + rig.name + " is not started: it has no flush handler");
    assertThatThrownBy(() -> buffer.flush("a")).isInstanceOf(IllegalStateException.class);
    assertThat(buffer.count("a")).hasValue(1);
  }

  @Test
  void aProviderIsToldOfABufferOnce() {
    StatBuffer<String> buffer = new StatBuffer<>(rig.name);
    StatBuffers.Provider provider = used -> {};
    StatBuffers.Provider other = used -> {};
    assertThat(buffer.isNewTo(provider)).isTrue();
    assertThat(buffer.isNewTo(provider)).isFalse();
    assertThat(buffer.isNewTo(other)).isTrue();
  }

  @Test
  void closingAnUnstartedBufferKeepsItsCountsForAStart() {
    StatBuffer<String> never = new StatBuffer<>(rig.name + "-never");
    never.increment("a", 2);
    never.close();
    assertThat(never.pending()).isEqualTo(Map.of("a", 2L));
    assertThat(never.start(rig.builder(), rig.handler)).isTrue();
    never.flush();
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", 2L));
  }

  @Test
  void aSecondBufferOfARunningNameIsItsOwnAndSaidToBe() {
    StatBuffer<String> first = rig.start();
    StatBuffer<String> second = rig.start();
    assertThat(second).isNotSameAs(first);
    assertThat(StatBuffers.get(rig.name)).isSameAs(first);
    assertThat(rig.reports.count("is started a second time")).isEqualTo(1);
    second.increment("a");
    second.flush();
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", 1L));
  }
}
