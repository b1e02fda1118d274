package io.statbuffer.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The end of a buffer: flushes what is left, tries again while there is time, and reports exactly
 * what could not be written. The flush runs on a thread of its own, since a handler may hang.
 */
final class FinalFlush<K> {
  private static final int KEYS_PER_LINE = 100;

  /** After so long without a count the rest of the application is taken to have ended. */
  private static final long QUIET_MILLIS = 50;

  private final CounterMap<K> counters;
  private final Flusher<K> flusher;
  private final FlushLoop<K> loop;
  private final Settings settings;
  private final BufferReporter reporter;
  private volatile @Nullable Throwable lastFailure;

  FinalFlush(
      CounterMap<K> counters,
      Flusher<K> flusher,
      FlushLoop<K> loop,
      Settings settings,
      BufferReporter reporter) {
    this.counters = counters;
    this.flusher = flusher;
    this.loop = loop;
    this.settings = settings;
    this.reporter = reporter;
  }

  /**
   * Flushes for as long as counts come in from threads that still run, for at most half of the
   * shutdown timeout. A failure ends it, as {@link #run} tries again.
   */
  void whileStillCounting() {
    long deadline = System.nanoTime() + settings.shutdownTimeout().toNanos() / 2;
    try {
      do {
        loop.flushNow(() -> flusher.flushNew(false));
        Thread.sleep(QUIET_MILLIS);
      } while (!counters.pendingByKey().isEmpty() && System.nanoTime() - deadline < 0);
    } catch (Throwable e) { // reported with what is left over, if run fails as well
      lastFailure = e;
    }
  }

  /** Returns within the shutdown timeout; an interrupt cuts it short. */
  void run(String buffer) {
    long deadline = System.nanoTime() + settings.shutdownTimeout().toNanos();
    Thread thread = new Thread(() -> flushUntil(deadline), "statbuffer-close-" + buffer);
    thread.setDaemon(true);
    thread.start();
    try {
      TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    loop.stop();
    thread.interrupt();
    reportRest();
  }

  private void flushUntil(long deadline) {
    for (int failures = 1; ; failures++) {
      try {
        loop.flushNow(() -> flusher.flushNew(false));
        return;
      } catch (Throwable e) { // reported with what it left over
        lastFailure = e;
      }
      long pause = settings.backoffNanos(failures);
      if (System.nanoTime() + pause - deadline >= 0) {
        return;
      }
      try {
        TimeUnit.NANOSECONDS.sleep(pause);
      } catch (InterruptedException e) {
        return; // the time is over
      }
    }
  }

  private void reportRest() {
    Map<K, Long> rest = counters.pendingByKey();
    if (rest.isEmpty()) {
      return;
    }
    boolean quiet = flusher.lock.tryLock();
    List<Delta<K>> unknown = List.of();
    if (quiet) {
      try {
        unknown = flusher.unsettledDeltas();
      } finally {
        flusher.lock.unlock();
      }
    }
    Duration timeout = settings.shutdownTimeout();
    reporter.warn(
        "could not write "
            + rest.size()
            + " keys before it closed (shutdown timeout "
            + timeout.toMillis()
            + " ms)"
            + (quiet ? "" : "; a flush still runs and may yet write some of them"),
        lastFailure);
    reportLines("not written: ", List.copyOf(rest.entrySet()));
    if (!unknown.isEmpty()) {
      reportLines("of these sent with unknown outcome: ", unknown);
    }
  }

  private void reportLines(String prefix, List<?> entries) {
    List<Object> line = new ArrayList<>();
    for (Object entry : entries) {
      line.add(entry);
      if (line.size() == KEYS_PER_LINE) {
        reporter.warn(prefix + line, null);
        line.clear();
      }
    }
    if (!line.isEmpty()) {
      reporter.warn(prefix + line, null);
    }
  }
}
