package io.statbuffer.benchmarks.counting;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.prometheus.metrics.core.metrics.Counter;
import io.statbuffer.runtime.StatBuffer;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Counting many keys, all of them known and their texts ready-made. The floor is a {@code
 * ConcurrentHashMap} of adders.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(jvmArgs = "-Xmx6g")
public class KeyedBenchmark {
  private static final AttributeKey<String> SLUG = AttributeKey.stringKey("slug");

  /** What is measured; each fork makes the counters of one. */
  public enum Subject {
    MAP_OF_ADDERS,
    BUFFER,
    WOVEN,
    MICROMETER,
    PROMETHEUS,
    OPEN_TELEMETRY
  }

  /** Counts one. */
  interface Counting {
    void count(String slug);
  }

  @Param({"1000", "1000000"})
  private int keys;

  @Param({"UNIFORM", "ZIPF"})
  private Draws.Distribution distribution = Draws.Distribution.UNIFORM;

  @Param private Subject subject = Subject.MAP_OF_ADDERS;

  private String[] slugs = {};
  private Counting counting = slug -> {};

  /** Makes and counts all keys. */
  @Setup
  public void countAll() {
    slugs = Draws.slugs(keys);
    counting = counting(subject, keys);
    for (String slug : slugs) {
      counting.count(slug);
    }
  }

  static Counting counting(Subject subject, int keys) {
    return switch (subject) {
      case MAP_OF_ADDERS -> mapOfAdders();
      case BUFFER -> start("keyed", keys)::increment;
      case WOVEN -> {
        start("default", keys);
        yield WovenShops.create()::view;
      }
      case MICROMETER -> micrometer();
      case PROMETHEUS -> prometheus();
      case OPEN_TELEMETRY -> openTelemetry(keys);
    };
  }

  private static Counting mapOfAdders() {
    var map = new ConcurrentHashMap<String, LongAdder>();
    return slug -> {
      LongAdder adder = map.get(slug);
      if (adder == null) {
        adder = map.computeIfAbsent(slug, s -> new LongAdder());
      }
      adder.increment();
    };
  }

  private static StatBuffer<String> start(String name, int keys) {
    return StatBuffer.<String>builder(name)
        .interval(Duration.ofHours(1))
        .maxKeys(keys)
        .flushTo(batch -> {})
        .start();
  }

  private static Counting micrometer() {
    MeterRegistry registry = new SimpleMeterRegistry();
    return slug -> registry.counter("viewed", "slug", slug).increment();
  }

  private static Counting prometheus() {
    Counter counter = Counter.builder().name("viewed").labelNames("slug").build();
    return slug -> counter.labelValues(slug).inc();
  }

  private static Counting openTelemetry(int keys) {
    View unlimited = View.builder().setCardinalityLimit(keys + 1).build();
    LongCounter counter =
        SdkMeterProvider.builder()
            .registerMetricReader(new UnreadMetrics())
            .registerView(InstrumentSelector.builder().setName("*").build(), unlimited)
            .build()
            .get("shop")
            .counterBuilder("viewed")
            .build();
    return slug -> counter.add(1, Attributes.of(SLUG, slug));
  }

  @Benchmark
  public void count(Draws draws) {
    counting.count(draws.next());
  }

  String[] slugs() {
    return slugs;
  }

  Draws.Distribution distribution() {
    return distribution;
  }
}
