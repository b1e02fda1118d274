package company;

import java.util.concurrent.atomic.AtomicInteger;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;

/** Counts the calls of counted methods in AspectJ's way. */
@Aspect
public final class Advice {
  static final AtomicInteger CALLS = new AtomicInteger();

  @Before("execution(* visits.Visits.visit(..))")
  public void call() {
    CALLS.incrementAndGet();
  }
}
