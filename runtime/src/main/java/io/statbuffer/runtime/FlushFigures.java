package io.statbuffer.runtime;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What the flushes of a buffer came to, for its {@link BufferStatistics}. It belongs to the buffer
 * and not to one run of it. Written by the thread that holds the flusher's lock, read by any.
 */
final class FlushFigures<K> {
  private final AtomicLong settledBatches = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong overflowed = new AtomicLong();
  private volatile Last last = new Last(null, Duration.ZERO);

  private record Last(@Nullable Instant end, Duration took) {}

  void settledBatch(long nanos) {
    last = new Last(Instant.now(), Duration.ofNanos(nanos));
    settledBatches.incrementAndGet();
  }

  void failed() {
    failures.incrementAndGet();
  }

  /** Notes what leaves memory, whether it arrived or was set aside. */
  void settled(Delta<K> delta) {
    if (delta.counter().overflow) {
      overflowed.addAndGet(delta.count());
    }
  }

  /** All figures at this moment. */
  BufferStatistics statistics(CounterMap<K> counters, SetAsideDeltas setAside) {
    Map<K, Long> pending = counters.pendingByKey();
    Last flush = last;
    return new BufferStatistics(
        counters.size(),
        pending.size(),
        LargeAmounts.nearest(sum(pending.values())),
        settledBatches.get(),
        failures.get(),
        flush.end,
        flush.took,
        counters.rejections().sum(),
        setAside.sum(),
        overflowed.get() + pendingOverflow(counters),
        counters.limit().evicted());
  }

  private static BigInteger sum(Iterable<Long> counts) {
    BigInteger sum = BigInteger.ZERO;
    for (long count : counts) {
      sum = sum.add(BigInteger.valueOf(count));
    }
    return sum;
  }

  /** What waits in the overflow key, unless that is counted by its own name only. */
  private static <K> long pendingOverflow(CounterMap<K> counters) {
    K key = counters.limit().overflowKey();
    KeyCounter<K> counter = counters.get(key);
    Long pending = counter == null || !counter.overflow ? null : counters.pending(key);
    return pending == null ? 0 : pending;
  }
}
