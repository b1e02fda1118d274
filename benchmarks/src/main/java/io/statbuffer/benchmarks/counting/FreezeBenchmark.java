package io.statbuffer.benchmarks.counting;

import io.statbuffer.runtime.StatBuffer;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A flush of a million counters of which 1 % changed, to a handler that does nothing. The floor
 * walks a map of adders and sums them up.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(jvmArgs = "-Xmx6g")
public class FreezeBenchmark {
  private static final int KEYS = 1_000_000;
  private static final int CHANGED = KEYS / 100;

  private final String[] slugs = Draws.slugs(KEYS);
  private final ConcurrentHashMap<String, LongAdder> floor = new ConcurrentHashMap<>();
  private final StatBuffer<String> buffer =
      StatBuffer.<String>builder("freeze")
          .interval(Duration.ofHours(1))
          .maxKeys(KEYS)
          .flushTo(batch -> {})
          .start();
  private int round;

  /** Makes all counters. */
  @Setup
  public void countAll() {
    for (String slug : slugs) {
      floor.computeIfAbsent(slug, s -> new LongAdder()).increment();
      buffer.increment(slug);
    }
    buffer.flush();
  }

  /** Changes some. */
  @Setup(Level.Invocation)
  public void countSome() {
    round++;
    for (int i = 0; i < CHANGED; i++) {
      String slug = slugs[(i * 100 + round) % KEYS];
      floor.computeIfAbsent(slug, s -> new LongAdder()).increment();
      buffer.increment(slug);
    }
  }

  @Benchmark
  public long walkAndSum() {
    long sum = 0;
    for (LongAdder adder : floor.values()) {
      sum += adder.sum();
    }
    return sum;
  }

  @Benchmark
  public void flush() {
    buffer.flush();
  }
}
