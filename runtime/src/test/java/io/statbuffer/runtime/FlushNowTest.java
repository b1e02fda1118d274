package io.statbuffer.runtime;

import static io.statbuffer.runtime.Rig.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlushNowTest {
  private final Rig rig = new Rig();

  @Test
  void flushReturnsWhenEverythingIsSettled() {
    StatBuffer<String> buffer = rig.start();
    buffer.increment("a");
    buffer.increment("b", 2);
    buffer.flush();
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", 1L, "b", 2L));
    assertThat(buffer.pending()).isEmpty();
  }

  @Test
  void flushOfAKeySettlesThatKeyAlone() {
    StatBuffer<String> buffer = rig.start();
    buffer.increment("a");
    buffer.increment("b", 2);
    buffer.flush("b");
    assertThat(rig.handler.rows()).isEqualTo(Map.of("b", 2L));
    assertThat(buffer.pending()).isEqualTo(Map.of("a", 1L));
    buffer.flush("unknown");
    assertThat(rig.handler.sent).hasSize(1);
  }

  @Test
  void aFailedFlushThrowsTheHandlersExceptionAndKeepsTheCounts() {
    StatBuffer<String> buffer = rig.start();
    rig.handler.failure = new IOException("down");
    buffer.increment("a", 3);
    assertThatThrownBy(buffer::flush)
        .isInstanceOf(FlushException.class)
        .hasCause(rig.handler.failure)
        .hasMessageContaining(rig.name)
        .hasMessageContaining("down");
    assertThatThrownBy(() -> buffer.flush("a")).hasCause(rig.handler.failure);
    assertThat(buffer.count("a")).hasValue(3);
    rig.handler.failure = null;
    buffer.flush("a");
    assertThat(rig.handler.numbers()).containsExactly(1L, 1L, 1L);
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", 3L));
  }

  @Test
  void aFailedFlushIsTriedAgainAfterTheBackoff() {
    StatBuffer<String> buffer = rig.start();
    rig.handler.failure = new IOException("down");
    buffer.increment("a");
    assertThatThrownBy(buffer::flush).isInstanceOf(FlushException.class);
    rig.handler.failure = null;
    rig.advance(seconds(1));
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", 1L));
  }

  @Test
  void aHandlerCanNotFlushOrCloseItsOwnBuffer() {
    List<String> answers = new ArrayList<>();
    List<StatBuffer<String>> self = new ArrayList<>();
    self.add(
        rig.builder()
            .flushTo(
                batch -> {
                  StatBuffer<String> buffer = self.get(0);
                  List<Runnable> forbidden =
                      List.of(buffer::flush, () -> buffer.flush("a"), buffer::close);
                  for (Runnable call : forbidden) {
                    assertThatThrownBy(call::run)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageEndingWith("by its own handler");
                    answers.add("refused");
                  }
                })
            .start());
    self.get(0).increment("a");
    self.get(0).flush();
    assertThat(answers).hasSize(3);
  }

  @Test
  void aHandlerMayCountIntoItsOwnBuffer() {
    List<StatBuffer<String>> self = new ArrayList<>();
    self.add(rig.builder().flushTo(batch -> self.get(0).increment("flushed")).start());
    self.get(0).increment("a");
    self.get(0).flush("a");
    assertThat(self.get(0).pending()).isEqualTo(Map.of("flushed", 1L));
  }

  @Test
  void countIsEmptyForAKeyThatIsNotInMemory() {
    StatBuffer<String> buffer = rig.start();
    assertThat(buffer.count("a")).isEmpty();
    buffer.increment("a", 2);
    assertThat(buffer.count("a")).hasValue(2);
    buffer.flush();
    assertThat(buffer.count("a")).hasValue(0);
  }

  @Test
  void whatAHandlerSettlesDoesNotComeAgainIfItFails() {
    List<List<String>> keys = new ArrayList<>();
    StatBuffer<String> buffer =
        rig.builder()
            .flushTo(
                batch -> {
                  keys.add(batch.deltas().stream().map(Delta::key).sorted().toList());
                  for (Delta<String> delta : batch.deltas()) {
                    if (delta.key().equals("a")) {
                      batch.settle(delta);
                      assertThatThrownBy(() -> batch.settle(delta))
                          .isInstanceOf(IllegalArgumentException.class)
                          .hasMessage("not an open delta of batch 1: a=1");
                    }
                  }
                  if (keys.size() == 1) {
                    throw new IOException("half way");
                  }
                })
            .start();
    buffer.increment("a");
    buffer.increment("b");
    assertThatThrownBy(buffer::flush).hasCauseInstanceOf(IOException.class);
    assertThat(buffer.pending()).isEqualTo(Map.of("b", 1L));
    buffer.flush();
    assertThat(keys).containsExactly(List.of("a", "b"), List.of("b"));
  }

  @Test
  void whatAHandlerSetsAsideIsReportedByKeyAndCountAndIsNotPending() {
    StatBuffer<String> buffer =
        rig.builder()
            .flushTo(batch -> batch.deltas().forEach(delta -> batch.setAside(delta, "too long")))
            .start();
    buffer.increment("a", 9);
    assertThatCode(buffer::flush).doesNotThrowAnyException();
    assertThat(buffer.setAside()).isEqualTo(9);
    assertThat(buffer.pending()).isEmpty();
    assertThat(rig.reports.messages)
        .containsExactly("WARNING buffer " + rig.name + " set aside key a with count 9: too long");
  }
}
