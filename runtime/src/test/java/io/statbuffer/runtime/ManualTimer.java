package io.statbuffer.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A clock that only {@link #advance} moves; it runs what becomes due on the calling thread. */
final class ManualTimer implements Timer {
  /** What the dice were asked for. */
  final List<Duration> dice = new ArrayList<>();

  private long now = -42; // as System.nanoTime, which may be negative
  private long due;
  private @Nullable Runnable task;
  private boolean stopped;
  private LongUnaryOperator throwDice = bound -> 0;

  synchronized void dice(LongUnaryOperator result) {
    throwDice = result;
  }

  /** Moves the clock, running each task at its time. */
  void advance(Duration duration) {
    long end = nanoTime() + duration.toNanos();
    for (Runnable next = takeDue(end); next != null; next = takeDue(end)) {
      next.run();
    }
    synchronized (this) {
      now = Math.max(now, end);
    }
  }

  private synchronized @Nullable Runnable takeDue(long end) {
    Runnable next = task;
    if (next == null || due > end) {
      return null;
    }
    now = Math.max(now, due);
    task = null;
    return next;
  }

  /** Moves the clock and nothing else, as a handler that takes long does. */
  synchronized void pass(Duration duration) {
    now += duration.toNanos();
  }

  synchronized Duration untilNextTask() {
    return Duration.ofNanos(due - now);
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public synchronized long randomUpTo(long bound) {
    dice.add(Duration.ofNanos(bound));
    return throwDice.applyAsLong(bound);
  }

  @Override
  public synchronized void schedule(Runnable newTask, long delay) {
    if (!stopped) {
      task = newTask;
      due = now + delay;
    }
  }

  @Override
  public void run(Runnable now) {
    now.run();
  }

  @Override
  public synchronized void stop() {
    stopped = true;
    task = null;
  }
}
