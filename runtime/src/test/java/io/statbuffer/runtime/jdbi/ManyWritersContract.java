package io.statbuffer.runtime.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.runtime.StatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Writers lock rows in one order, whatever the order of the keys in their memory. */
interface ManyWritersContract {
  int KEYS = 1_000;
  int ROUNDS = 10;

  Scene scene();

  @Test
  default void writersOfTheSameRowsNeverDeadlock() throws Exception {
    String name = TestDatabase.newName("buffer");
    JdbiFlushHandler<Object> handler = JdbiFlushHandler.create(scene().dataSource());
    StatBuffer<Object> forward = scene().buffer(name, handler);
    StatBuffer<Object> backward = scene().buffer(name, handler);
    for (int i = 0; i < KEYS; i++) {
      forward.increment(Integer.toString(i));
    }
    forward.flush();
    backward.increment("0");
    backward.flush();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<?>> running = new ArrayList<>();
    running.add(threads.submit(() -> countAndFlush(forward, false)));
    running.add(threads.submit(() -> countAndFlush(backward, true)));
    for (Future<?> one : running) {
      one.get(); // throws what a flush threw
    }
    threads.shutdown();
    Map<String, Long> totals = scene().totals(forward);
    assertThat(totals).hasSize(KEYS).containsEntry("0", 2L + 2 * ROUNDS);
    assertThat(totals.values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(1L + KEYS + 2L * ROUNDS * KEYS);
  }

  private static void countAndFlush(StatBuffer<Object> buffer, boolean backward) {
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < KEYS; i++) {
        String text = Integer.toString(i);
        buffer.increment(backward ? new Backward(text) : text);
      }
      buffer.flush();
    }
  }

  /** A key that lies in a hash table opposite to its text. */
  record Backward(String text) {
    @Override
    public int hashCode() {
      return 0xFFFF - text.hashCode(); // of small hashes, as a map mixes in the upper half
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
