package io.statbuffer.benchmarks.startup;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;

/** Counts the same methods as one would with AspectJ's load-time weaving. */
@Aspect
public class CountingAspect {
  private static final ConcurrentHashMap<String, LongAdder> COUNTERS = new ConcurrentHashMap<>();

  /** Counts. */
  @Before("execution(@io.statbuffer.annotations.Count * *(..))")
  public void count(JoinPoint point) {
    COUNTERS.computeIfAbsent(point.getSignature().getName(), name -> new LongAdder()).increment();
  }
}
