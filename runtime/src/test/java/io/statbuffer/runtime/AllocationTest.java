package io.statbuffer.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.statbuffer.runtime.callsite.CallSites;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Counting what is known allocates nothing. */
class AllocationTest {
  private static final int COUNTS = 10_000;

  /** Far more than it takes until all of it is compiled. */
  private static final int ROUNDS = 500;

  private static final MethodHandle WOVEN =
      CallSites.count(
              MethodHandles.lookup(),
              "count",
              MethodType.methodType(void.class, Object.class, long.class),
              "allocation",
              "page.{slug}")
          .dynamicInvoker();

  private final StatBuffer<String> buffer = new Rig().start();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void aCounterAllocatesNothing() {
    Counter counter = buffer.counter("home");
    assertThat(leastAllocated(counter::increment)).isZero();
    assertThat(leastAllocated(() -> counter.add(7))).isZero();
  }

  @Test
  void aKnownKeyAllocatesNothing() {
    assertThat(leastAllocated(() -> buffer.increment("home"))).isZero();
  }

  @Test
  void aKnownArgumentOfAKeyAllocatesNothing() {
    KeyedCounters<String> pages = buffer.keyedBy(slug -> "page." + slug);
    assertThat(leastAllocated(() -> pages.increment("home"))).isZero();
  }

  @Test
  void aWovenKeyWithAKnownArgumentAllocatesNothing() {
    assertThat(leastAllocated(AllocationTest::countWoven)).isZero();
  }

  @Test
  void whatDoesAllocateIsNoticed() {
    assertThat(leastAllocated(() -> buffer.increment(String.valueOf(System.nanoTime()))))
        .isPositive();
  }

  private static void countWoven() {
    try {
      WOVEN.invokeExact((Object) "home", 1L);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** The least of many rounds: what the JIT or the first calls allocate doesn't count. */
  private long leastAllocated(Runnable count) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && least > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < COUNTS; i++) {
        count.run();
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
