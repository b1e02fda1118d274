package io.statbuffer.benchmarks;

import io.statbuffer.runtime.Counter;
import io.statbuffer.runtime.StatBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Counting one fixed key, once with {@code -t 1} and once with {@code -t 2}: all threads count the
 * same key. The floor is a {@code LongAdder} in a constant.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class CountingBenchmark {
  private static final LongAdder FLOOR = new LongAdder();
  private static final AtomicLong ATOMIC = new AtomicLong();
  private static final StatBuffer<String> BUFFER =
      StatBuffer.<String>builder("counting")
          .interval(Duration.ofSeconds(1))
          .flushTo(batch -> {})
          .start();
  private static final Counter COUNTER = BUFFER.counter("key");

  @Benchmark
  public void floorLongAdder() {
    FLOOR.increment();
  }

  @Benchmark
  public void counter() {
    COUNTER.increment();
  }

  @Benchmark
  public void counterWithAmount() {
    COUNTER.add(3);
  }

  @Benchmark
  public void bufferByKey() {
    BUFFER.increment("key");
  }

  @Benchmark
  public void atomicLong() {
    ATOMIC.incrementAndGet();
  }
}
