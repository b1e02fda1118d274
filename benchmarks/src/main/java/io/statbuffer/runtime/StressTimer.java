package io.statbuffer.runtime;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A timer without a thread: the actor that wakes it runs what is scheduled, whenever that is due.
 */
final class StressTimer implements Timer {
  private final AtomicLong now = new AtomicLong();
  private volatile @Nullable Runnable task;

  /** Lets an hour pass, more than any interval and backoff. */
  void wake() {
    now.addAndGet(TimeUnit.HOURS.toNanos(1));
    Runnable scheduled = task;
    if (scheduled != null) {
      scheduled.run();
    }
  }

  @Override
  public long nanoTime() {
    return now.get();
  }

  @Override
  public long randomUpTo(long bound) {
    return 0;
  }

  @Override
  public void schedule(Runnable newTask, long delay) {
    task = newTask;
  }

  @Override
  public void run(Runnable look) {
    // At JMX, which nobody uses here.
  }

  @Override
  public void stop() {
    task = null;
  }
}
