package io.statbuffer.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.runtime.FlushHandler;
import io.statbuffer.runtime.StatBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A buffer that counts and flushes only when it is told, for faults that need their moment. */
final class Steps implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final CountsDatabase database;
  private final int keys;
  private final Truth truth = new Truth();
  private final StatBuffer<String> buffer;

  Steps(CountsDatabase database, FlushHandler<String> handler, int keys) {
    this.database = database;
    this.keys = keys;
    buffer =
        StatBuffer.<String>builder("steps" + NUMBER.incrementAndGet())
            .interval(Duration.ofDays(1))
            .backoff(Duration.ofDays(1))
            .shutdownTimeout(Duration.ofSeconds(1))
            .reportTo(new Reports())
            .flushTo(handler)
            .start();
  }

  /** The keys sort as their numbers do. */
  static String key(int number) {
    return "key %05d".formatted(number);
  }

  /** The buffer's. */
  String name() {
    return buffer.name();
  }

  /** Counts each key, by an amount of its own. */
  void count() {
    for (int i = 0; i < keys; i++) {
      buffer.increment(key(i), i + 1);
      truth.add(key(i), i + 1);
    }
  }

  /** What was counted, to which others add what they write besides. */
  Truth truth() {
    return truth;
  }

  /** Flushes once. */
  void flush() {
    buffer.flush();
  }

  /** Flushes until a flush succeeds. */
  void settle() {
    CountedBuffer.settle(buffer);
  }

  /** Compares what is in the database and what is pending with what was counted. */
  void assertExact() throws Exception {
    assertThat(buffer.rejected() + buffer.setAside()).isZero();
    Map<String, Long> found = database.totals();
    buffer.pending().forEach((key, count) -> found.merge(name() + "/" + key, count, Long::sum));
    assertThat(found).isEqualTo(truth.totals(name()));
  }

  @Override
  public void close() {
    buffer.close();
  }
}
