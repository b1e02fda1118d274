package io.statbuffer.runtime;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.infra.results.JJJ_Result;

/** A name that no buffer had before, and two threads that make buffers of it. */
abstract class SharedName extends Race {
  private static final AtomicLong NAMES = new AtomicLong();

  final String name = "stress-" + NAMES.incrementAndGet();
  final Rows rows = new Rows();
  final Rows otherRows = new Rows();
  private final AtomicInteger starts = new AtomicInteger();
  private final AtomicInteger seconds = new AtomicInteger();

  /** What the first actor made. */
  @Nullable StatBuffer<String> one;

  /** What the second actor made. */
  @Nullable StatBuffer<String> other;

  final StatBuffer<String> start(Rows to) {
    starts.incrementAndGet();
    return StatBuffer.<String>builder(name)
        .timer(new StressTimer())
        .reportTo(
            (level, message, cause) -> {
              if (message.contains("is started a second time")) {
                seconds.incrementAndGet();
              }
            })
        .flushTo(to)
        .start();
  }

  /** What a provider does that starts the buffer of this name. */
  final void startUsed(StatBuffer<String> buffer) {
    if (buffer.name().equals(name)) {
      start(rows).flush();
    }
  }

  /** What arrived, how many have the shared buffer, and how many said to be a second. */
  final void judgeShared(JJJ_Result result) {
    StatBuffer<String> shared = StatBuffers.get(name);
    if (!shared.isStarted()) {
      start(rows);
    }
    Objects.requireNonNull(one).close();
    Objects.requireNonNull(other).close();
    result.r1 = rows.total() + otherRows.total();
    result.r2 = Stream.of(one, other).filter(made -> made == shared).count();
    result.r3 = seconds.get();
  }

  /** The sum of what arrived and is pending, the share that is, and how often it was started. */
  final void judgeStarted(JJJ_Result result, long amount) {
    StatBuffer<String> shared = StatBuffers.get(name);
    long pending = sum(shared.pending());
    result.r1 = rows.total() + pending;
    result.r2 = share(pending, amount);
    result.r3 = shared.isStarted() ? starts.get() : 0;
    shared.close();
  }
}
