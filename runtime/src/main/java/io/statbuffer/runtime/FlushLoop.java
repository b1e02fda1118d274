package io.statbuffer.runtime;

import java.time.Duration;

/**
 * When a buffer flushes: every interval, counted from the start of the flush before, so that a
 * count reaches a healthy handler no later than interval + jitter after it was made; and after a
 * growing backoff what failed. It catches everything and goes on.
 */
final class FlushLoop<K> {
  private final Flusher<K> flusher;
  private final Settings settings;
  private final Timer timer;
  private final BufferReporter reporter;

  // Guarded by the flusher's lock.
  private long nextFlush;
  private long nextRetry;
  private int failures;

  FlushLoop(Flusher<K> flusher, Settings settings, Timer timer, BufferReporter reporter) {
    this.flusher = flusher;
    this.settings = settings;
    this.timer = timer;
    this.reporter = reporter;
  }

  /** Schedules the first flush: at once if counts have waited for the start, else in its time. */
  void start(boolean countsWait) {
    flusher.lock.lock();
    try {
      nextFlush = timer.nanoTime() + (countsWait ? 0 : interval());
      schedule();
    } finally {
      flusher.lock.unlock();
    }
  }

  /** Sends now, on the calling thread, what failed before and then what the work freezes. */
  void flushNow(Work work) throws Exception {
    flusher.lock.lockInterruptibly();
    try {
      if (flusher.hasUnsettled()) {
        resend();
      }
      sendNew(work);
    } finally {
      schedule();
      flusher.lock.unlock();
    }
  }

  /** Stops for good, interrupting a handler that still runs. */
  void stop() {
    timer.stop();
  }

  private void wake() {
    boolean unused = Thread.interrupted(); // what interrupted the last flush isn't meant for this
    flusher.lock.lock();
    try {
      if (flusher.hasUnsettled() && nextRetry - timer.nanoTime() <= 0) {
        attempt(this::resend);
      }
      long now = timer.nanoTime();
      if (nextFlush - now <= 0 && !flusher.isBlocked()) {
        nextFlush = now + interval();
        attempt(() -> sendNew(() -> flusher.flushNew(true)));
      }
    } finally {
      schedule();
      flusher.lock.unlock();
    }
  }

  private void attempt(Work work) {
    try {
      work.run();
    } catch (Throwable e) { // reported, kept and tried again
      Duration delay = Duration.ofNanos(nextRetry - timer.nanoTime());
      reporter.warn(
          "could not flush; keeps "
              + flusher.unsettledKeys()
              + " keys and tries again in "
              + delay.toMillis()
              + " ms",
          e);
    }
  }

  private void resend() throws Exception {
    boolean done = false;
    try {
      flusher.resend();
      done = true;
      reporter.info("flushes again after " + failures + " failed tries");
      failures = 0;
    } finally {
      if (!done) {
        failed();
      }
    }
  }

  private void sendNew(Work work) throws Exception {
    boolean retryIsDue = flusher.hasUnsettled();
    boolean done = false;
    try {
      work.run();
      done = true;
    } finally {
      if (!done && !retryIsDue) { // else the retry that waits already will see to these, too
        failed();
      }
    }
  }

  private void failed() {
    failures++;
    nextRetry = timer.nanoTime() + settings.backoffNanos(failures) + jitter();
  }

  private void schedule() {
    long wake = nextFlush;
    if (flusher.hasUnsettled() && (flusher.isBlocked() || nextRetry - nextFlush < 0)) {
      wake = nextRetry;
    }
    timer.schedule(this::wake, Math.max(0, wake - timer.nanoTime()));
  }

  private long interval() {
    return settings.interval().toNanos() + jitter();
  }

  private long jitter() {
    return timer.randomUpTo(settings.jitter().toNanos());
  }

  /** Something that sends batches and may fail. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }
}
