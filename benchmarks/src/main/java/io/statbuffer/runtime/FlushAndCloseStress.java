package io.statbuffer.runtime;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJ_Result;

/**
 * The claim: whatever flushes while a buffer is closed, its counts arrive once, and later ones are
 * rejected. Results are what arrived, what is pending and what was rejected.
 */
@SuppressWarnings("this-escape") // nobody extends a test
public final class FlushAndCloseStress {
  private FlushAndCloseStress() {}

  /** A count and its flush. */
  @JCStressTest
  @Outcome(
      id = {"11, 0, 0", "10, 0, 1"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or rejected")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or left over")
  @State
  public static class FlushAndClose extends OneBuffer {
    public FlushAndClose() {
      held.add(10);
    }

    @Actor
    public void flushIt() {
      begin();
      held.increment();
      flush();
    }

    @Actor
    public void close() {
      begin();
      buffer.close();
    }

    @Arbiter
    public void judge(JJJ_Result result) {
      judgeAll(result);
    }
  }

  /** A count and the flush of its key. */
  @JCStressTest
  @Outcome(
      id = {"11, 0, 0", "10, 0, 1"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or rejected")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or left over")
  @State
  public static class FlushKeyAndClose extends OneBuffer {
    public FlushKeyAndClose() {
      held.add(10);
    }

    @Actor
    public void flushOne() {
      begin();
      held.increment();
      buffer.flush("key");
    }

    @Actor
    public void close() {
      begin();
      buffer.close();
    }

    @Arbiter
    public void judge(JJJ_Result result) {
      judgeAll(result);
    }
  }

  /** A count and the timer's flush. */
  @JCStressTest
  @Outcome(
      id = {"11, 0, 0", "10, 0, 1"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or rejected")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or left over")
  @State
  public static class WakeAndClose extends OneBuffer {
    public WakeAndClose() {
      held.add(10);
    }

    @Actor
    public void wake() {
      begin();
      held.increment();
      timer.wake();
    }

    @Actor
    public void close() {
      begin();
      buffer.close();
    }

    @Arbiter
    public void judge(JJJ_Result result) {
      judgeAll(result);
    }
  }

  /** A count and its flush, and the first batch that is sent has an unknown outcome. */
  @JCStressTest
  @Outcome(
      id = {"11, 0, 0", "10, 0, 1"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or rejected")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or left over")
  @State
  public static class UnknownFlushAndClose extends OneBuffer {
    public UnknownFlushAndClose() {
      super(Rows.Fault.UNKNOWN);
      held.add(10);
    }

    @Actor
    public void flushIt() {
      begin();
      held.increment();
      flush();
    }

    @Actor
    public void close() {
      begin();
      buffer.close();
    }

    @Arbiter
    public void judge(JJJ_Result result) {
      judgeAll(result);
    }
  }
}
