package io.statbuffer.benchmarks;

import io.statbuffer.runtime.StatBuffer;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Counting many keys by look-up, ready-made and drawn uniformly; {@code draw} is what drawing one
 * costs. The floor is a {@code ConcurrentHashMap} of adders in which every key is present.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgs = "-Xmx3g")
public class KeyedBenchmark {
  @Param({"1000", "1000000"})
  private int keys;

  private String[] ready = {};
  private final ConcurrentHashMap<String, LongAdder> floor = new ConcurrentHashMap<>();
  private final StatBuffer<String> buffer =
      StatBuffer.<String>builder("keyed")
          .interval(Duration.ofHours(1))
          .maxKeys(2_000_000)
          .flushTo(batch -> {})
          .start();

  @Setup(Level.Trial)
  public void makeKeys() {
    ready = new String[keys];
    for (int i = 0; i < keys; i++) {
      ready[i] = "key." + i;
      floor.put(ready[i], new LongAdder());
      buffer.increment(ready[i]);
    }
  }

  @TearDown(Level.Trial)
  public void close() {
    buffer.close();
  }

  private String key() {
    return ready[ThreadLocalRandom.current().nextInt(ready.length)];
  }

  @Benchmark
  public String draw() {
    return key();
  }

  @Benchmark
  public void floorMapOfAdders() {
    LongAdder adder = floor.get(key());
    if (adder != null) {
      adder.increment();
    }
  }

  @Benchmark
  public void bufferByKey() {
    buffer.increment(key());
  }
}
