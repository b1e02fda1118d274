package io.statbuffer.benchmarks;

import io.statbuffer.agent.weave.Weaver;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a woven call costs, against the floor: an adder in a static field. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class WovenBenchmark {
  /** What is counted. */
  public interface Shop {
    /** Counts a fixed key. */
    void place();

    /** Counts a key made of the argument. */
    void view(String slug);

    /** Counts how it ends. */
    int end(int n);
  }

  /** The floor. */
  static final class AdderShop implements Shop {
    private static final LongAdder PLACED = new LongAdder();

    @Override
    public void place() {
      PLACED.increment();
    }

    @Override
    public void view(String slug) {}

    @Override
    public int end(int n) {
      return n + 1;
    }
  }

  private static final class WovenLoader extends ClassLoader {
    WovenLoader() {
      super(WovenBenchmark.class.getClassLoader());
    }

    Class<?> define() throws IOException {
      String name = WovenShop.class.getName();
      String internalName = name.replace('.', '/');
      try (InputStream in = getResourceAsStream(internalName + ".class")) {
        byte[] unwoven = Objects.requireNonNull(in).readAllBytes();
        byte[] woven = new Weaver(List.of()).weave(internalName, unwoven, n -> null).classFile();
        return defineClass(name, Objects.requireNonNull(woven), 0, woven.length);
      }
    }
  }

  private final Shop adder = new AdderShop();
  private Shop woven = adder;
  private final String slug = "home";

  /** Weaves. */
  @Setup
  public void weave() throws IOException, ReflectiveOperationException {
    woven = (Shop) new WovenLoader().define().getDeclaredConstructor().newInstance();
  }

  /** The floor. */
  @Benchmark
  public void adder() {
    adder.place();
  }

  /** A woven call of a fixed key. */
  @Benchmark
  public void fixedKey() {
    woven.place();
  }

  /** A woven call of a key with a placeholder. */
  @Benchmark
  public void keyOfAnArgument() {
    woven.view(slug);
  }

  /** A call woven on return and on throw, whose argument goes unused. */
  @Benchmark
  public int returnAndThrow() {
    return woven.end(1);
  }
}
