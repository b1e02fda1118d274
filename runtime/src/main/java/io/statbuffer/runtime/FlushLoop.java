package io.statbuffer.runtime;

import io.statbuffer.runtime.Failures.Work;
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
  private final Outage outage;
  private final BufferWatch watch;

  /** Guarded by the flusher's lock, once started. */
  private long nextFlush;

  FlushLoop(
      Flusher<K> flusher,
      Settings settings,
      Timer timer,
      BufferReporter reporter,
      BufferWatch watch) {
    this.flusher = flusher;
    this.settings = settings;
    this.timer = timer;
    this.outage = new Outage(timer, reporter);
    this.watch = watch;
  }

  /**
   * Schedules the first flush: at once if counts have waited for the start, else in its time. To be
   * called before other threads know the loop.
   */
  void start(boolean countsWait) {
    long delay = countsWait ? 0 : interval();
    nextFlush = timer.nanoTime() + delay;
    timer.run(watch::look); // before the first flush
    timer.schedule(this::wake, delay);
  }

  /** Sends now, on the calling thread, what failed before and then everything pending. */
  void flushAll() throws Exception {
    flusher.lock().lockInterruptibly();
    try {
      Failures failures = new Failures();
      failures.run(flusher::resendAll);
      if (!flusher.isBlocked()) {
        failures.run(() -> flusher.flushNew(false));
      }
      failures.throwFirst();
    } catch (Throwable e) { // told by throwing it
      outage.failed(e);
      throw e;
    } finally {
      scheduleAndUnlock();
    }
  }

  /** Sends now what failed before and then what one key has pending; fails only if that fails. */
  void flushKey(K key) throws Exception {
    flusher.lock().lockInterruptibly();
    try {
      Failures failures = new Failures();
      failures.run(flusher::resendAll);
      if (!flusher.isBlocked()) {
        if (!flusher.holdsBack(key)) {
          failures.forget(); // what other keys failed with was said by their own tries
        }
        failures.run(() -> flusher.flushKey(key));
      }
      failures.throwFirst();
    } catch (Throwable e) { // told by throwing it
      outage.failed(e);
      throw e;
    } finally {
      scheduleAndUnlock();
    }
  }

  /** Stops for good, interrupting a handler that still runs. */
  void stop() {
    timer.stop();
  }

  private void wake() {
    boolean unused = Thread.interrupted(); // what interrupted the last flush isn't meant for this
    watch.look();
    flusher.lock().lock();
    try {
      long due = timer.nanoTime();
      attempt(() -> flusher.resendDue(due));
      long now = timer.nanoTime();
      if (nextFlush - now <= 0 && !flusher.isBlocked()) {
        nextFlush = now + interval();
        attempt(() -> flusher.flushNew(true));
      }
    } finally {
      scheduleAndUnlock();
    }
  }

  private void attempt(Work work) {
    try {
      work.run();
    } catch (Throwable e) { // reported, kept and tried again
      outage.failed(e);
      long delay = flusher.hasUnsettled() ? flusher.nextRetry() - timer.nanoTime() : 0;
      outage.tell(e, flusher.unsettledKeys(), Duration.ofNanos(delay));
    }
  }

  private void scheduleAndUnlock() {
    try {
      outage.endOfPass(flusher.hasUnsettled(), flusher.arrived());
      schedule();
    } finally {
      flusher.lock().unlock();
    }
  }

  private void schedule() {
    long wake = nextFlush;
    if (flusher.hasUnsettled()) {
      long retry = flusher.nextRetry();
      if (flusher.isBlocked() || retry - nextFlush < 0) {
        wake = retry;
      }
    }
    timer.schedule(this::wake, Math.max(0, wake - timer.nanoTime()));
  }

  private long interval() {
    return settings.interval().toNanos() + timer.randomUpTo(settings.jitter().toNanos());
  }
}
