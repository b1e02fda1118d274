package io.statbuffer.runtime;

import java.time.Duration;
import org.openjdk.jcstress.infra.results.JJJ_Result;

/** A started buffer of which the registry doesn't know. */
abstract class OneBuffer extends Race {
  final StatBuffer<String> buffer = new StatBuffer<>("stress");
  final Counter held = buffer.counter("key");
  final StressTimer timer = new StressTimer();
  private final Rows rows;

  OneBuffer(Rows.Fault... faults) {
    rows = new Rows(faults);
    start();
  }

  /** Unless it is running. */
  final void start() {
    buffer.start(
        StatBuffer.<String>builder("stress")
            .backoff(Duration.ofNanos(1)) // a close waits for it in real time
            .timer(timer)
            .reportTo((level, message, cause) -> {}),
        rows);
  }

  /** Flushes; a failure must be one that the test causes. */
  final void flush() {
    try {
      buffer.flush();
    } catch (FlushException e) {
      if (!(e.getCause() instanceof Rows.FaultException)) {
        throw e;
      }
    }
  }

  /**
   * As {@link #judgeAll}, all summed up; what is pending; and which share of the counts was
   * rejected.
   */
  final void judgeSum(JJJ_Result result, long amount) {
    judgeAll(result);
    result.r1 += result.r2 + result.r3;
    result.r3 = share(result.r3, amount);
  }

  /** What arrived, what is pending and what was rejected, once the buffer is closed. */
  final void judgeAll(JJJ_Result result) {
    buffer.close();
    result.r1 = rows.total();
    result.r2 = sum(buffer.pending());
    result.r3 = buffer.rejected();
  }
}
