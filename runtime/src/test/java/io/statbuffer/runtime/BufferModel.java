package io.statbuffer.runtime;

import static io.statbuffer.runtime.Rig.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A buffer under test beside the truth about it, which is a map. For one thread. */
final class BufferModel {
  static final int MAX_KEYS = 3;
  static final String OVERFLOW = StatBuffer.OVERFLOW_KEY;

  /** After so many intervals a healthy buffer has tried again, flushed and dropped all it has. */
  static final int LONG = 30;

  private final Database<String> database = new Database<>();
  private final FlushHandler<String> handler;
  private final StatBuffer<String> buffer = new StatBuffer<>("model");
  private ManualTimer timer = new ManualTimer();

  private final Map<String, BigInteger> counted = new HashMap<>();
  private BigInteger rejected = BigInteger.ZERO;
  private final List<Held> held = new ArrayList<>();
  private boolean closing;

  private record Held(Counter counter, String key) {}

  BufferModel(Function<Database<String>, FlushHandler<String>> handlerOf) {
    FlushHandler<String> to = handlerOf.apply(database);
    handler = new EndsCloseEarly(to);
    start();
  }

  /** As an interrupt is the only way to keep a close that fails from using up its time. */
  private final class EndsCloseEarly implements FlushHandler<String> {
    private final FlushHandler<String> to;

    EndsCloseEarly(FlushHandler<String> to) {
      this.to = to;
    }

    @Override
    public void flush(Batch<String> batch) throws Exception {
      try {
        to.flush(batch);
      } catch (Exception e) {
        if (closing) {
          Thread.currentThread().interrupt();
        }
        throw e;
      }
    }

    @Override
    public boolean settlesEachKey() {
      return to.settlesEachKey();
    }
  }

  // What programs do.

  void start() {
    ManualTimer newTimer = new ManualTimer();
    StatBufferBuilder<String> builder =
        StatBuffer.<String>builder(buffer.name())
            .interval(seconds(5))
            .shutdownTimeout(seconds(600))
            .maxKeys(MAX_KEYS)
            .batchKeys(2)
            .reportTo((level, message, cause) -> {})
            .timer(newTimer);
    if (buffer.start(builder, handler)) {
      timer = newTimer;
    }
  }

  void close() {
    closing = true;
    buffer.close();
    closing = false;
  }

  void increment(String key, long amount) {
    truth(destination(key), amount);
    buffer.increment(key, amount);
  }

  @SuppressWarnings("NullAway") // as applications do
  void incrementNothing(long amount) {
    rejected = rejected.add(BigInteger.valueOf(amount));
    buffer.increment(null, amount);
  }

  void hold(String key) {
    String destination = destination(key);
    held.add(new Held(buffer.counter(key), destination));
  }

  void incrementHeld(int which, long amount) {
    if (!held.isEmpty()) {
      Held one = held.get(which % held.size());
      truth(one.key, amount);
      one.counter.add(amount);
    }
  }

  void advance(int intervals) {
    timer.advance(seconds(5L * intervals));
    if (intervals >= LONG && buffer.isStarted() && database.isHealthy()) {
      assertThat(buffer.pending()).isEmpty();
      assertThat(buffer.keys()).as("keys that are idle").isLessThanOrEqualTo(1);
    }
  }

  void become(Database.Outcome outcome) {
    database.become(outcome);
  }

  void refuse(String key) {
    database.refused.add(key);
  }

  void heal() {
    database.heal();
  }

  void flush() {
    int before = database.failures();
    if (flushed(buffer::flush, before)) {
      assertThat(database.failures()).isEqualTo(before);
      assertThat(buffer.pending()).isEmpty();
    }
  }

  void flush(String key) {
    if (flushed(() -> buffer.flush(key), database.failures())) {
      assertThat(buffer.count(key).orElse(0)).isZero();
    }
  }

  private boolean flushed(Runnable flush, int failuresBefore) {
    try {
      flush.run();
      return true;
    } catch (FlushException e) {
      assertThat(database.failures()).isGreaterThan(failuresBefore);
      return false;
    }
  }

  // What holds after each step.

  void check() {
    Map<String, Long> pending = buffer.pending();
    for (String key : counted.keySet()) {
      BigInteger expected = counted.get(key).subtract(database.settled(key));
      assertThat(buffer.count(key).orElse(0))
          .as("pending of " + key)
          .isEqualTo(LargeAmounts.nearest(expected));
      assertThat(pending.getOrDefault(key, 0L))
          .as("pending by key of " + key)
          .isEqualTo(LargeAmounts.nearest(expected));
    }
    assertThat(counted.keySet()).containsAll(pending.keySet());
    assertThat(buffer.rejected()).as("rejected").isEqualTo(rejected.longValue());
    assertThat(buffer.setAside()).as("set aside").isEqualTo(database.setAside().longValue());
    assertThat(database.violations).isEmpty();
    Set<String> heldKeys = new HashSet<>();
    held.forEach(one -> heldKeys.add(one.key));
    assertThat(buffer.keys()).as("keys").isLessThanOrEqualTo(MAX_KEYS + 1 + heldKeys.size());
  }

  /** The end of every program: the database is well, and all that was counted is there. */
  void end() {
    heal();
    start();
    buffer.flush();
    check();
    assertThat(buffer.pending()).isEmpty();
    buffer.close();
  }

  private void truth(String key, long amount) {
    if (buffer.isClosed()) {
      rejected = rejected.add(BigInteger.valueOf(amount));
    } else {
      counted.merge(key, BigInteger.valueOf(amount), BigInteger::add);
    }
  }

  /** The key itself, if it is in memory or there is room for it. */
  private String destination(String key) {
    int overflow = buffer.count(OVERFLOW).isPresent() ? 1 : 0;
    boolean room = buffer.keys() - overflow < MAX_KEYS;
    return room || buffer.count(key).isPresent() ? key : OVERFLOW;
  }
}
