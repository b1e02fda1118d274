package io.statbuffer.runtime;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One daemon thread for one buffer, so that no buffer waits for the handler of another. */
final class ThreadTimer implements Timer {
  private final ScheduledThreadPoolExecutor executor;
  private @Nullable ScheduledFuture<?> scheduled;

  ThreadTimer(String buffer) {
    executor =
        new ScheduledThreadPoolExecutor(1, task -> OwnThread.of("statbuffer-" + buffer, task));
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public long randomUpTo(long bound) {
    return bound == 0 ? 0 : ThreadLocalRandom.current().nextLong(bound + 1);
  }

  @Override
  public synchronized void schedule(Runnable task, long delay) {
    if (scheduled != null) {
      scheduled.cancel(false);
    }
    if (!executor.isShutdown()) {
      scheduled = executor.schedule(task, delay, TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public synchronized void run(Runnable task) {
    if (!executor.isShutdown()) {
      executor.execute(task);
    }
  }

  @Override
  public synchronized void stop() {
    executor.shutdownNow();
  }
}
