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
  /** After so long without a count the rest of the application is taken to have ended. */
  private static final long QUIET_MILLIS = 50;

  /** With less time left than this there is no other try. */
  private static final long LAST_TRY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final String buffer;
  private final CounterMap<K> counters;
  private final Flusher<K> flusher;
  private final FlushLoop<K> loop;
  private final Settings settings;
  private final BufferReporter reporter;
  private volatile @Nullable Throwable lastFailure;

  FinalFlush(
      String buffer,
      CounterMap<K> counters,
      Flusher<K> flusher,
      FlushLoop<K> loop,
      Settings settings,
      BufferReporter reporter) {
    this.buffer = buffer;
    this.counters = counters;
    this.flusher = flusher;
    this.loop = loop;
    this.settings = settings;
    this.reporter = reporter;
  }

  /** By when a close that begins now has to return, on the clock of {@link System#nanoTime}. */
  long deadline() {
    return System.nanoTime() + settings.shutdownTimeout().toNanos();
  }

  /**
   * Flushes for as long as counts come in and threads run that the JVM may wait for, for at most
   * half of the shutdown timeout. A failure ends it, as {@link #run} tries again.
   */
  void whileStillCounting() {
    long half = System.nanoTime() + settings.shutdownTimeout().toNanos() / 2;
    join(start(() -> flushWhileCounting(half)), half);
  }

  /** Returns by the deadline. */
  void run(long deadline) {
    Thread thread = start(() -> flushUntil(deadline));
    join(thread, deadline);
    loop.stop();
    thread.interrupt();
    reportRest();
  }

  private Thread start(Runnable work) {
    Thread thread = OwnThread.of("statbuffer-close-" + buffer, work);
    thread.start();
    return thread;
  }

  private static void join(Thread thread, long deadline) {
    boolean interrupted = false;
    for (boolean joined = false; !joined; ) {
      try {
        TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
        joined = true;
      } catch (InterruptedException e) {
        interrupted = true; // pools interrupt their threads as they end: no reason to lose counts
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void flushWhileCounting(long deadline) {
    try {
      loop.flushAll();
      while (ApplicationThreads.areAlive() && System.nanoTime() - deadline < 0) {
        Thread.sleep(QUIET_MILLIS);
        if (counters.pendingByKey().isEmpty()) {
          return;
        }
        loop.flushAll();
      }
    } catch (Throwable e) { // reported with what is left over, if run fails as well
      lastFailure = e;
    }
  }

  private void flushUntil(long deadline) {
    for (int failures = 1; ; failures++) {
      try {
        loop.flushAll();
        return;
      } catch (Throwable e) { // reported with what it left over
        lastFailure = e;
      }
      long left = deadline - System.nanoTime();
      if (left < LAST_TRY_NANOS) {
        return;
      }
      try { // ever more often towards the end: each try may be the one
        TimeUnit.NANOSECONDS.sleep(Math.min(settings.backoffNanos(failures), left / 2));
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
    boolean quiet = flusher.lock().tryLock();
    List<Delta<K>> unknown = List.of();
    if (quiet) {
      try {
        unknown = flusher.unsettledDeltas();
      } finally {
        flusher.lock().unlock();
      }
    }
    Duration timeout = settings.shutdownTimeout();
    reporter.warn(
        "could not write "
            + rest.size()
            + (rest.size() == 1 ? " key" : " keys")
            + " before it closed (shutdown timeout "
            + timeout.toMillis()
            + " ms)"
            + (ShutdownHook.isRunning() ? "" : "; kept for a buffer of this name to start")
            + (quiet ? "" : "; a flush still runs and may yet write some of them"),
        lastFailure);
    List<String> lines = new ArrayList<>();
    rest.forEach((key, count) -> lines.add(BufferReporter.text(key) + "=" + count));
    reporter.warnOfAll("not written: ", lines);
    reporter.warnOfAll(
        "of these in batches that failed, whose outcome isn't known: ",
        unknown.stream().map(Delta::toString).toList());
  }
}
