package io.statbuffer.runtime;

import static io.statbuffer.runtime.Rig.millis;
import static io.statbuffer.runtime.Rig.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CloseTest {
  private final Rig rig = new Rig();

  @Test
  void closeFlushesTheRestAndStopsTheTimer() {
    StatBuffer<String> buffer = rig.start();
    buffer.increment("a", 3);
    buffer.close();
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", 3L));
    assertThat(rig.timer.isStopped()).isTrue();
    assertThat(buffer.isStarted()).isFalse();
    assertThat(rig.reports.messages).isEmpty();
  }

  @Test
  void aClosedBufferRejectsCountsExactlyAndSaysSo() {
    StatBuffer<String> buffer = rig.start();
    Counter held = buffer.counter("a");
    Counter idle = buffer.counter("idle");
    held.add(3);
    rig.advance(seconds(5 * 12));
    held.add(2);
    buffer.close();
    held.increment();
    buffer.increment("a", 10);
    buffer.increment("new", 100);
    idle.add(1_000);
    held.add(Long.MIN_VALUE);
    held.add(Long.MAX_VALUE);
    assertThat(buffer.rejected()).isEqualTo(1_110);
    assertThat(buffer.pending()).isEmpty();
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", 5L));
    assertThat(rig.reports.messages)
        .containsExactly(
            "WARNING buffer " + rig.name + " is closed and rejects counts, first of key a",
            "WARNING buffer "
                + rig.name
                + " rejected a count of -9223372036854775808, as it is closed",
            "WARNING buffer "
                + rig.name
                + " rejected a count of 9223372036854775807, as it is closed (call 2)");
  }

  @Test
  void closingTwiceDoesNothing() {
    StatBuffer<String> buffer = rig.start();
    buffer.increment("a");
    buffer.close();
    buffer.close();
    assertThat(rig.handler.sent).hasSize(1);
  }

  @Test
  void closeTriesAgainWhileThereIsTime() {
    AtomicInteger calls = new AtomicInteger();
    StatBuffer<String> buffer =
        rig.builder()
            .backoff(millis(1))
            .shutdownTimeout(seconds(30))
            .flushTo(
                batch -> {
                  if (calls.incrementAndGet() < 4) {
                    throw new IOException("not yet");
                  }
                })
            .start();
    buffer.increment("a");
    buffer.close();
    assertThat(calls).hasValue(4);
    assertThat(buffer.pending()).isEmpty();
    assertThat(rig.reports.count("could not write")).isZero();
  }

  @Test
  void whatCloseCouldNotWriteIsReportedByKeyAndCount() {
    StatBuffer<String> buffer = rig.start();
    rig.handler.failure = new IOException("down");
    buffer.increment("a", 3);
    rig.advance(seconds(5));
    buffer.increment("a", 4);
    buffer.close();
    String prefix = "WARNING buffer " + rig.name + " ";
    assertThat(rig.reports.messages)
        .endsWith(
            prefix
                + "could not write 1 key before it closed (shutdown timeout 500 ms); kept for a buffer"
                + " of this name to start",
            prefix + "not written: [a=7]",
            prefix + "of these in batches that failed, whose outcome isn't known: [a=3]");
    assertThat(rig.reports.causes).endsWith(rig.handler.failure);
    assertThat(buffer.pending()).isEqualTo(Map.of("a", 7L));
  }

  @Test
  void aHandlerThatHangsIsInterruptedAtTheTimeoutAndItsCountsReported() {
    CountDownLatch interrupted = new CountDownLatch(1);
    StatBuffer<String> buffer =
        rig.builder()
            .shutdownTimeout(millis(100))
            .flushTo(
                batch -> {
                  try {
                    new CountDownLatch(1).await();
                  } finally {
                    interrupted.countDown();
                  }
                })
            .start();
    buffer.increment("a", 3);
    buffer.close();
    await().until(() -> interrupted.getCount() == 0);
    assertThat(rig.reports.count("could not write 1 key before it closed")).isEqualTo(1);
    assertThat(rig.reports.count("not written: [a=3]")).isEqualTo(1);
  }

  @Test
  void aHandlerThatHangsOnAnotherThreadDoesNotHoldUpClose() throws InterruptedException {
    CountDownLatch hangs = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    StatBuffer<String> buffer =
        rig.builder()
            .shutdownTimeout(millis(100))
            .flushTo(
                batch -> {
                  hangs.countDown();
                  goOn.await();
                })
            .start();
    buffer.increment("a", 3);
    Thread flushing = new Thread(buffer::flush);
    flushing.start();
    hangs.await();
    buffer.increment("b", 4);
    buffer.close();
    assertThat(rig.reports.count("a flush still runs and may yet write some of them")).isEqualTo(1);
    assertThat(rig.reports.messages)
        .anyMatch(m -> m.contains("not written: ") && m.contains("b=4"));
    goOn.countDown();
    flushing.join();
    assertThat(buffer.pending()).isEqualTo(Map.of("b", 4L));
  }

  @Test
  void anInterruptedThreadClosesAsAnyOtherAndStaysInterrupted() {
    StatBuffer<String> buffer = rig.start();
    buffer.increment("a", 3);
    Thread.currentThread().interrupt();
    buffer.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", 3L));
    assertThat(rig.reports.messages).isEmpty();
  }

  @Test
  void anInterruptWhileItClosesCutsNothingShort() {
    Thread closing = Thread.currentThread();
    StatBuffer<String> buffer =
        rig.builder()
            .shutdownTimeout(seconds(30))
            .flushTo(
                batch -> {
                  closing.interrupt();
                  await().until(() -> !closing.isInterrupted()); // it has noticed
                  rig.handler.flush(batch);
                })
            .start();
    buffer.increment("a", 3);
    buffer.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", 3L));
  }

  @Test
  void closeStillEndsAtTheTimeoutInAnInterruptedThread() {
    StatBuffer<String> buffer =
        rig.builder()
            .shutdownTimeout(millis(100))
            .flushTo(batch -> new CountDownLatch(1).await())
            .start();
    buffer.increment("a");
    Thread.currentThread().interrupt();
    buffer.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(rig.reports.count("not written: [a=1]")).isEqualTo(1);
  }

  @Test
  void aBufferStartedAgainCountsThroughOldHandles() {
    StatBuffer<String> buffer = rig.start();
    Counter held = buffer.counter("a");
    Counter dropped = buffer.counter("dropped");
    held.add(1);
    rig.advance(seconds(5 * 12));
    held.add(1);
    buffer.close();
    held.add(10);
    dropped.add(20);
    assertThat(buffer.rejected()).isEqualTo(30);

    Rig again = new Rig();
    StatBuffer<String> restarted = again.builderOf(rig.name).start();
    assertThat(restarted).isSameAs(buffer);
    held.add(100);
    dropped.add(200);
    restarted.flush();
    assertThat(again.handler.rows()).isEqualTo(Map.of("a", 100L, "dropped", 200L));
    assertThat(again.handler.numbers()).containsExactly(1L);
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", 2L));
    assertThat(buffer.rejected()).isEqualTo(30);
    assertThat(buffer.pending()).isEmpty();
  }

  @Test
  void whatWasRejectedIsAddedUpAtTheEnd() {
    StatBuffer<String> buffer = rig.start();
    for (int i = 0; i < 3; i++) {
      buffer.reject(2, "page.{slug}.views", new IllegalStateException("no slug"));
    }
    buffer.reject(1, "said already", new IllegalStateException("no slug"));
    buffer.increment("a");
    buffer.close();
    buffer.increment("a", 4);
    buffer.increment("a", Long.MAX_VALUE);
    buffer.increment("a", -Long.MAX_VALUE);
    buffer.reportRejected();
    String prefix = "WARNING buffer " + rig.name + " rejected ";
    assertThat(rig.reports.messages)
        .contains(
            prefix + "3 counts, in all 6, as its key or amount failed: page.{slug}.views",
            prefix + "2 counts, in all 0, as it is closed",
            prefix + "after it was closed: [a=4]")
        .noneMatch(message -> message.contains("1 counts"));
    assertThat(buffer.rejected()).isEqualTo(11);
  }

  @Test
  void aBatchOfUnknownOutcomeOutlivesARestartAsItWas() {
    StatBuffer<String> buffer = rig.start();
    rig.handler.failure = new IOException("outcome unknown");
    buffer.increment("a", 3);
    assertThatThrownBy(buffer::flush).isInstanceOf(FlushException.class);
    buffer.increment("a", 4);
    buffer.close();
    Recorder.Sent failed = rig.handler.sent.get(0);

    Rig again = new Rig();
    again.builderOf(rig.name).start();
    again.advance(seconds(5));
    assertThat(again.handler.counts()).containsExactly(Map.of("a", 3L), Map.of("a", 4L));
    assertThat(again.handler.sent.get(0).writer()).isEqualTo(failed.writer());
    assertThat(again.handler.sent.get(0).number()).isEqualTo(failed.number());
    assertThat(again.handler.sent.get(1).writer()).isNotEqualTo(failed.writer());
    assertThat(again.handler.sent.get(1).number()).isEqualTo(1);
  }

  @Test
  void aFlushThatStillRunsIsNotRepeatedByARestart() throws InterruptedException {
    CountDownLatch hangs = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    StatBuffer<String> buffer =
        rig.builder()
            .shutdownTimeout(millis(50))
            .flushTo(
                batch -> {
                  hangs.countDown();
                  goOn.await();
                  rig.handler.flush(batch);
                })
            .start();
    buffer.increment("a", 3);
    Thread flushing = new Thread(buffer::flush);
    flushing.start();
    hangs.await();
    buffer.close();
    Rig again = new Rig();
    StatBuffer<String> restarted = again.builderOf(rig.name).start();
    restarted.increment("a", 4);
    goOn.countDown();
    flushing.join();
    assertThatCode(restarted::flush).doesNotThrowAnyException();
    assertThat(rig.handler.rows()).isEqualTo(Map.of("a", 3L));
    assertThat(again.handler.rows()).isEqualTo(Map.of("a", 4L));
  }
}
