package io.statbuffer.benchmarks.counting;

import io.statbuffer.runtime.StatBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** How long single counts take while a million counters are flushed without a pause, or not. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(jvmArgs = "-Xmx6g")
public class CountWhileFlushingBenchmark {
  private static final int KEYS = 1_000_000;

  @Param({"false", "true"})
  private boolean flushing;

  private final String[] slugs = Draws.slugs(KEYS);
  private final StatBuffer<String> buffer =
      StatBuffer.<String>builder("flushed")
          .interval(Duration.ofHours(1))
          .maxKeys(KEYS)
          .flushTo(batch -> {})
          .start();
  private final Thread flusher = new Thread(this::flush, "flusher");
  private volatile boolean ended;
  private int next;

  /** Makes all counters and begins to flush. */
  @Setup
  public void countAll() {
    for (String slug : slugs) {
      buffer.increment(slug);
    }
    if (flushing) {
      flusher.start();
    }
  }

  private void flush() {
    while (!ended) {
      buffer.flush();
    }
  }

  @TearDown
  public void end() throws InterruptedException {
    ended = true;
    flusher.join();
  }

  @Benchmark
  public void count() {
    buffer.increment(slugs[next++ & 0x3FF]);
  }
}
