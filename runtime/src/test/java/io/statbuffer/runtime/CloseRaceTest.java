package io.statbuffer.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** A close that meets other closes, or threads that count. */
class CloseRaceTest {
  private static final int KEYS = 50;
  private static final int THREADS = 10_000;
  private static final int COUNTS = 50;

  private final Rig rig = new Rig();

  @Test
  void twoThreadsThatCloseBothReturnWhenEverythingIsWritten() throws Exception {
    CountDownLatch flushing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    StatBuffer<String> buffer =
        rig.builder()
            .shutdownTimeout(Rig.seconds(60))
            .flushTo(
                batch -> {
                  flushing.countDown();
                  goOn.await();
                  rig.handler.flush(batch);
                })
            .start();
    buffer.increment("a", 3);
    Callable<Long> closeAndCount =
        () -> {
          buffer.close();
          return buffer.count("a").orElse(0);
        };
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Long> first = threads.submit(closeAndCount);
      flushing.await();
      Future<Long> second = threads.submit(closeAndCount);
      buffer.increment("a", 10);
      goOn.countDown();
      assertThat(List.of(first.get(), second.get())).containsOnly(0L);
    } finally {
      threads.shutdownNow();
    }
    assertThat(rig.handler.sent).hasSize(1);
    assertThat(rig.handler.rows()).containsEntry("a", 3L);
    assertThat(buffer.rejected()).isEqualTo(10);
    assertThat(rig.reports.loud()).hasSize(1); // of the rejected count
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void tenThousandVirtualThreadsThatCountWhileItClosesAreCountedOrRejected() throws Exception {
    ExecutorService threads =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    countedOrRejected(threads, THREADS);
  }

  @Test
  void threadsThatCountWhileItClosesAreCountedOrRejected() throws Exception {
    countedOrRejected(Executors.newFixedThreadPool(16), THREADS);
  }

  private void countedOrRejected(ExecutorService threads, int tasks) throws Exception {
    Database<String> database = new Database<>();
    StatBuffer<String> buffer =
        rig.builder().shutdownTimeout(Rig.seconds(60)).flushTo(database).start();
    List<Counter> held =
        IntStream.range(0, KEYS).mapToObj(key -> buffer.counter("key " + key)).toList();
    LongAdder counted = new LongAdder();
    CountDownLatch underWay = new CountDownLatch(tasks / 10);
    for (int i = 0; i < tasks; i++) {
      threads.execute(
          () -> {
            for (int j = 0; j < COUNTS; j++) {
              countOne(buffer, held, counted);
            }
            underWay.countDown();
          });
    }
    underWay.await();
    buffer.close();
    countOne(buffer, held, counted); // so that at least this one comes too late
    threads.shutdown();
    assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

    BigInteger written = BigInteger.ZERO;
    for (int key = 0; key < KEYS; key++) {
      written = written.add(database.row("key " + key));
    }
    assertThat(buffer.pending()).isEmpty();
    assertThat(written).isPositive();
    assertThat(buffer.rejected()).isPositive();
    assertThat(written.longValueExact() + buffer.rejected()).isEqualTo(counted.sum());
  }

  private static void countOne(StatBuffer<String> buffer, List<Counter> held, LongAdder counted) {
    int key = ThreadLocalRandom.current().nextInt(KEYS);
    int amount = key + 1;
    if ((key & 1) == 0) {
      buffer.increment("key " + key, amount);
    } else {
      held.get(key).add(amount);
    }
    counted.add(amount);
    if (key == 0) {
      LockSupport.parkNanos(1);
    }
  }
}
