package io.statbuffer.runtime;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What is told of failing flushes: one line as an outage starts, one that sums it up when nothing
 * that failed is left, and the failed tries between at level {@code DEBUG}. A failure that the very
 * next try mends is told at most once a minute, and else only counted in the next sum.
 *
 * <p>A handler that settles each key on its own may have a key that fails for ever, and so an
 * outage without an end. That others fail as well, or no longer, is told then: as ten times as many
 * keys wait as when it was last told of, or a tenth is left. Where nothing arrives meanwhile, more
 * and more keys that wait are nothing new.
 *
 * <p>Guarded by the flusher's lock.
 */
final class Outage {
  private static final long RARELY = TimeUnit.MINUTES.toNanos(1);
  private static final int MANY = 10;

  private final Timer timer;
  private final BufferReporter reporter;

  /** Failed tries of the outage that goes on, but for those summed up, and when the first was. */
  private int failures;

  private long since;
  private String lastFailure = "";

  /** Failed tries of those that ended since the last sum and weren't told of. */
  private int untold;

  /** Whether the outage that goes on was told of. */
  private boolean told;

  private boolean everTold;
  private long toldAt;
  private int toldKeys;
  private String toldFailure = "";

  /** Whether anything arrived since, and how many keys ever had by the end of the last pass. */
  private boolean othersArrive;

  private long arrivedBefore;

  Outage(Timer timer, BufferReporter reporter) {
    this.timer = timer;
    this.reporter = reporter;
  }

  /** Notes a failed try. */
  void failed(Throwable failure) {
    if (failures++ == 0) {
      since = timer.nanoTime();
    }
    lastFailure = BufferReporter.text(failure);
  }

  /** Tells of the try that failed last, as loudly as it is news. */
  void tell(Throwable failure, int keys, Duration nextTry) {
    if (told && othersArrive && keys > 0 && keys <= toldKeys / MANY) {
      sumUp(", all but " + keys + " keys,");
      told(keys);
      return;
    }
    boolean news = told ? othersArrive && keys / MANY >= Math.max(1, toldKeys) : startIsNews();
    reporter.report(
        news ? Level.WARNING : Level.DEBUG,
        "could not flush; keeps " + keys + " keys and tries again in " + nextTry.toMillis() + " ms",
        failure);
    if (news) {
      told(keys);
    }
  }

  private boolean startIsNews() {
    return !everTold || failures > 1 || timer.nanoTime() - toldAt >= RARELY;
  }

  private void told(int keys) {
    told = true;
    everTold = true;
    toldAt = timer.nanoTime();
    toldKeys = keys;
    toldFailure = lastFailure;
    othersArrive = false;
  }

  /**
   * Ends the outage, if there is one, when nothing is left of it.
   *
   * @param arrived how many keys ever arrived
   */
  void endOfPass(boolean unsettled, long arrived) {
    othersArrive |= arrived != arrivedBefore;
    arrivedBefore = arrived;
    if (!unsettled) {
      if (told) {
        sumUp("");
      }
      untold += failures;
      failures = 0;
      told = false;
    }
  }

  private void sumUp(String but) {
    Duration duration = Duration.ofNanos(timer.nanoTime() - since).truncatedTo(ChronoUnit.MILLIS);
    reporter.info(
        "flushes again"
            + but
            + " after "
            + failures
            + (failures == 1 ? " failed try in " : " failed tries in ")
            + duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT)
            + (untold == 0 ? "" : "; " + untold + " before were mended by the next try")
            + (lastFailure.equals(toldFailure) ? "" : "; the last failure: " + lastFailure));
    failures = 0;
    untold = 0;
  }
}
