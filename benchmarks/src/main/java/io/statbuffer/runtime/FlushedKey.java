package io.statbuffer.runtime;

import java.time.Duration;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** One key and the loop that flushes it, on the threads of the actors. */
abstract class FlushedKey extends OneKey {
  /** Past what goes through a counter's adder. */
  static final long LARGE = 1L << 41;

  private static final BufferWatch UNSEEN =
      new BufferWatch(new StatBuffer<>("stress"), new BufferReporter("stress"));

  final Rows rows;
  final StressTimer timer = new StressTimer();
  private final FlushLoop<String> loop;

  FlushedKey(Rows.Fault... faults) {
    rows = new Rows(faults);
    var settings =
        new Settings(Duration.ofSeconds(5), Duration.ZERO, Duration.ofSeconds(1), 9, Duration.ZERO);
    var setAside = new SetAsideDeltas(reporter);
    var flusher =
        new Flusher<>(
            "stress",
            map,
            rows,
            settings,
            timer,
            new Unsettled<>(),
            setAside,
            new FlushFigures<>(),
            reporter);
    loop = new FlushLoop<>(flusher, settings, timer, reporter, UNSEEN);
    loop.start(false);
  }

  /** As {@link StatBuffer#flush()}, whose failure must be one that the test causes. */
  final void flush() {
    flush(FlushLoop::flushAll);
  }

  /** As {@link StatBuffer#flush(Object)}. */
  final void flushKey() {
    flush(flushed -> flushed.flushKey("key"));
  }

  private void flush(Flush flush) {
    try {
      flush.run(loop);
    } catch (Rows.FaultException e) {
      return; // kept, for the next flush
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  final void countByKey() {
    for (int i = 0; i < COUNTS; i++) {
      map.add("key", 1);
    }
  }

  /** Nothing pending for one pass less than it takes to drop the key. */
  final void idleTillLastPass() {
    for (int pass = 1; pass < CounterMap.IDLE_PASSES; pass++) {
      map.idle(held);
    }
  }

  /** What arrived, and what is pending of all keys. */
  final void judgeBoth(JJ_Result result) {
    result.r1 = rows.total();
    result.r2 = sum(map.pendingByKey());
  }

  /** The sum of both, and which share of the counts is pending. */
  final void judgeSum(JJ_Result result, long amount) {
    judgeBoth(result);
    result.r1 += result.r2;
    result.r2 = share(result.r2, amount);
  }

  private interface Flush {
    void run(FlushLoop<String> loop) throws Exception;
  }
}
