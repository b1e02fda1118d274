package io.statbuffer.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * The deltas that handlers set aside: their sum, and a report of each with its key, count and
 * reason. Few of one batch are reported in a line each, many in lines of many.
 *
 * <p>It belongs to the buffer and not to one run of it, as {@link Unsettled} batches do.
 */
final class SetAsideDeltas {
  private static final int FEW = 20;

  private final BufferReporter reporter;
  private final LongAdder sum = new LongAdder();

  /** Guarded by the flusher's lock. */
  private final List<String> unreported = new ArrayList<>();

  SetAsideDeltas(BufferReporter reporter) {
    this.reporter = reporter;
  }

  void add(Delta<?> delta, String reason) {
    sum.add(delta.count());
    unreported.add(
        BufferReporter.text(delta.key()) + " with count " + delta.count() + ": " + reason);
  }

  /** To be called when the handler is done with a batch, however that ended. */
  void report() {
    if (unreported.size() <= FEW) {
      unreported.forEach(one -> reporter.warn("set aside key " + one, null));
    } else {
      reporter.warnOfAll("set aside " + unreported.size() + " keys: ", unreported);
    }
    unreported.clear();
  }

  long sum() {
    return sum.sum();
  }
}
