package io.statbuffer.runtime;

/** The clock, the wake-ups and the dice of one buffer; tests bring one that they control. */
interface Timer {
  /** As {@link System#nanoTime}. */
  long nanoTime();

  /** A random number from 0 to {@code bound}, both included. */
  long randomUpTo(long bound);

  /** Runs the task once after a delay in nanoseconds, instead of the task scheduled before. */
  void schedule(Runnable task, long delay);

  /** Runs the task once and soon, beside the scheduled one. */
  void run(Runnable task);

  /** Schedules nothing any more, and interrupts what runs. */
  void stop();
}
