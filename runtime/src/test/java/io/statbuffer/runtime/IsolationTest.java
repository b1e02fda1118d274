package io.statbuffer.runtime;

import static io.statbuffer.runtime.Rig.millis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** With real clocks and threads. */
class IsolationTest {
  @Test
  void aHandlerThatHangsDelaysNeitherCountingNorOtherBuffers() throws InterruptedException {
    CountDownLatch hangs = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Recorder other = new Recorder();
    try (StatBuffer<String> slow =
            StatBuffer.<String>builder("isolation-slow")
                .interval(millis(1))
                .flushTo(
                    batch -> {
                      hangs.countDown();
                      goOn.await();
                    })
                .start();
        StatBuffer<String> quick =
            StatBuffer.<String>builder("isolation-quick")
                .interval(millis(1))
                .flushTo(other)
                .start()) {
      slow.increment("a");
      hangs.await();
      slow.increment("a", 10);
      quick.increment("b");
      await().until(() -> other.rows().equals(Map.of("b", 1L)));
      assertThat(slow.count("a")).hasValue(11);
      goOn.countDown();
      await().until(() -> slow.pending().isEmpty());
    }
  }

  @Test
  void handlersRunOnADaemonThreadNamedForTheirBuffer() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    Thread[] ran = new Thread[1];
    try (StatBuffer<String> buffer =
        StatBuffer.<String>builder("isolation-thread")
            .interval(millis(1))
            .flushTo(
                batch -> {
                  ran[0] = Thread.currentThread();
                  done.countDown();
                })
            .start()) {
      buffer.increment("a");
      done.await();
      assertThat(ran[0].getName()).isEqualTo("statbuffer-isolation-thread");
      assertThat(ran[0].isDaemon()).isTrue();
    }
    await().until(() -> !ran[0].isAlive());
  }
}
