package io.statbuffer.benchmarks.counting;

import com.codahale.metrics.MetricRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.statbuffer.runtime.StatBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Counting one fixed key, which all threads share. The floor is a {@code LongAdder} in a constant;
 * the peers' counters are held in constants, too.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FixedKeyBenchmark {
  /** The floor, called as the others are. */
  static final class AdderShop implements Shop {
    private static final LongAdder PLACED = new LongAdder();

    @Override
    public void place() {
      PLACED.increment();
    }

    @Override
    public void view(String slug) {}
  }

  private static final io.micrometer.core.instrument.Counter MICROMETER =
      new SimpleMeterRegistry().counter("placed");
  private static final io.micrometer.core.instrument.Counter MICROMETER_COMPOSITE =
      new CompositeMeterRegistry().add(new SimpleMeterRegistry()).counter("placed");
  private static final CounterDataPoint PROMETHEUS =
      io.prometheus.metrics.core.metrics.Counter.builder().name("placed").build();
  private static final LongCounter OPEN_TELEMETRY =
      SdkMeterProvider.builder()
          .registerMetricReader(new UnreadMetrics())
          .build()
          .get("shop")
          .counterBuilder("placed")
          .build();
  private static final com.codahale.metrics.Counter DROPWIZARD =
      new MetricRegistry().counter("placed");
  private static final StatBuffer<String> BUFFER =
      StatBuffer.<String>builder("fixed")
          .interval(Duration.ofSeconds(1))
          .flushTo(batch -> {})
          .start();
  private static final io.statbuffer.runtime.Counter COUNTER = BUFFER.counter("placed");

  private final Shop adder = new AdderShop();
  private final Shop woven = WovenShops.create();
  private final Shop generated = new CountedShopBuffer(BUFFER);

  @Benchmark
  public void longAdder() {
    adder.place();
  }

  @Benchmark
  public void woven() {
    woven.place();
  }

  @Benchmark
  public void generated() {
    generated.place();
  }

  @Benchmark
  public void counter() {
    COUNTER.increment();
  }

  @Benchmark
  public void micrometer() {
    MICROMETER.increment();
  }

  @Benchmark
  public void micrometerComposite() {
    MICROMETER_COMPOSITE.increment();
  }

  @Benchmark
  public void prometheus() {
    PROMETHEUS.inc();
  }

  @Benchmark
  public void openTelemetry() {
    OPEN_TELEMETRY.add(1);
  }

  @Benchmark
  public void dropwizard() {
    DROPWIZARD.inc();
  }
}
