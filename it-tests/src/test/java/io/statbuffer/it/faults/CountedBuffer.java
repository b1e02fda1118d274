package io.statbuffer.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.runtime.FlushException;
import io.statbuffer.runtime.FlushHandler;
import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.StatBufferBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.awaitility.core.ConditionFactory;

/** A started buffer, and the truth about what was counted into it. */
final class CountedBuffer implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final CountsDatabase database;
  private final Truth truth = new Truth();
  private final Reports reports = new Reports();
  private final StatBuffer<String> buffer;

  CountedBuffer(
      CountsDatabase database,
      FlushHandler<String> handler,
      UnaryOperator<StatBufferBuilder<String>> settings) {
    this.database = database;
    var builder = StatBuffer.<String>builder("faults" + NUMBER.incrementAndGet());
    buffer = settings.apply(builder).reportTo(reports).flushTo(handler).start();
  }

  void increment(String key, long amount) {
    incrementAs(key, key, amount);
  }

  /** Counts a key that is to arrive under another, as the keys past {@code maxKeys} do. */
  void incrementAs(String arriving, String key, long amount) {
    buffer.increment(key, amount);
    truth.add(arriving, amount);
  }

  int keys() {
    return buffer.keys();
  }

  Reports reports() {
    return reports;
  }

  /** Flushes until a flush succeeds. */
  void settle() {
    settle(buffer);
  }

  /** The same, of any buffer. */
  static void settle(StatBuffer<String> buffer) {
    patiently().ignoreExceptionsInstanceOf(FlushException.class).untilAsserted(buffer::flush);
  }

  /** Flushes the rest and compares; nobody may count meanwhile. */
  void assertExact(String description) throws Exception {
    assertThat(difference()).as(description).isEmpty();
    assertThat(buffer.pending()).as(description).isEmpty();
    assertThat(buffer.rejected() + buffer.setAside()).as(description).isZero();
    assertThat(reports.texts()).noneMatch(text -> text.contains(Secret.PASSWORD));
  }

  /** By key, how much more there is in the database than was counted. */
  Map<String, Long> difference() throws Exception {
    settle();
    Map<String, Long> difference = new TreeMap<>(database.totals());
    truth.totals(buffer.name()).forEach((key, total) -> difference.merge(key, -total, Long::sum));
    difference.values().removeIf(amount -> amount == 0);
    return difference;
  }

  static ConditionFactory patiently() {
    return await()
        .atMost(Duration.ofMinutes(2))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5));
  }

  @Override
  public void close() {
    buffer.close();
  }
}
