package io.statbuffer.benchmarks.counting;

import io.micrometer.core.annotation.Counted;
import io.micrometer.core.aop.CountedAspect;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.springframework.aop.aspectj.annotation.AspectJProxyFactory;

/**
 * Micrometer's {@code @Counted}, woven at load time by AspectJ's agent and proxied by Spring. To be
 * run with {@code -javaagent:aspectjweaver.jar}, which META-INF/aop.xml tells what to weave.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CountedByAspectBenchmark {
  /** Woven by AspectJ. */
  static class AspectShop implements Shop {
    @Override
    @Counted("placed")
    public void place() {}

    @Override
    public void view(String slug) {}
  }

  /** Proxied by Spring. */
  static class SpringShop implements Shop {
    @Override
    @Counted("placed")
    public void place() {}

    @Override
    public void view(String slug) {}
  }

  private final Shop aspectJ = new AspectShop();
  private final Shop spring = proxied();

  private static Shop proxied() {
    AspectJProxyFactory factory = new AspectJProxyFactory(new SpringShop());
    factory.addAspect(new CountedAspect(Metrics.globalRegistry));
    return factory.getProxy();
  }

  /** Gives the aspects a registry, and sees that they count into it. */
  @Setup
  public void check() {
    Metrics.addRegistry(new SimpleMeterRegistry());
    aspectJ.place();
    spring.place();
    double counted =
        Metrics.globalRegistry.find("placed").counters().stream()
            .mapToDouble(io.micrometer.core.instrument.Counter::count)
            .sum();
    if (counted != 2) {
      throw new IllegalStateException("the aspects counted " + counted + " of 2 calls");
    }
  }

  @Benchmark
  public void countedByAspectJ() {
    aspectJ.place();
  }

  @Benchmark
  public void countedBySpring() {
    spring.place();
  }
}
