package io.statbuffer.runtime;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/**
 * The claim: a flush that fails loses and doubles no count that races with it or with its
 * repetition, whether it failed before it arrived or after. Results are what arrived and what is
 * pending.
 */
@SuppressWarnings("this-escape") // nobody extends a test
public final class FaultStress {
  private FaultStress() {}

  /** Two flushes, of which the first fails, while another thread counts. */
  abstract static class Failing extends FlushedKey {
    Failing(Rows.Fault... faults) {
      super(faults);
      held.add(10);
    }

    final void flushTwice() {
      flush();
      flush();
    }
  }

  /** Counts race with a refused flush and its repetition. */
  @JCStressTest
  @Outcome(
      id = {"266, 0", "266, 1", "266, 2"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or pending")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
  @State
  public static class CountAndRefused extends Failing {
    public CountAndRefused() {
      super(Rows.Fault.REFUSED);
    }

    @Actor
    public void count() {
      begin();
      count(held, 1);
    }

    @Actor
    public void flushIt() {
      begin();
      flushTwice();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      judgeSum(result, 1);
    }
  }

  /** Counts race with a flush of unknown outcome and its repetition, which nothing may join. */
  @JCStressTest
  @Outcome(
      id = {"266, 0", "266, 1", "266, 2"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or pending")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
  @State
  public static class CountAndUnknown extends Failing {
    public CountAndUnknown() {
      super(Rows.Fault.UNKNOWN);
    }

    @Actor
    public void count() {
      begin();
      count(held, 1);
    }

    @Actor
    public void flushIt() {
      begin();
      flushTwice();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      judgeSum(result, 1);
    }
  }

  /** A large amount races with a flush whose small and large batches both have unknown outcomes. */
  @JCStressTest
  @Outcome(
      id = {"565148976676874, 0", "565148976676874, 1", "565148976676874, 2"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or pending")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
  @State
  public static class LargeAmountAndUnknown extends Failing {
    public LargeAmountAndUnknown() {
      super(Rows.Fault.UNKNOWN, Rows.Fault.NONE, Rows.Fault.UNKNOWN);
      held.add(LARGE);
    }

    @Actor
    public void count() {
      begin();
      count(held, LARGE);
    }

    @Actor
    public void flushIt() {
      begin();
      flushTwice();
      flush();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      judgeSum(result, LARGE);
    }
  }

  /** Of two flushes the first fails, and the other one repeats it. */
  @JCStressTest
  @Outcome(id = "12, 0", expect = Expect.ACCEPTABLE, desc = "repeated, and then the new")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or not flushed")
  @State
  public static class UnknownAndFlush extends Failing {
    public UnknownAndFlush() {
      super(Rows.Fault.UNKNOWN);
    }

    @Actor
    public void flushIt() {
      begin();
      held.increment();
      flush();
    }

    @Actor
    public void flushToo() {
      begin();
      held.increment();
      flush();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      judgeBoth(result);
    }
  }

  /** The timer repeats what failed before while a flush does so, too. */
  @JCStressTest
  @Outcome(id = "11, 0", expect = Expect.ACCEPTABLE, desc = "repeated, and then the new")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or not flushed")
  @State
  public static class WakeAndFlushAfterUnknown extends Failing {
    public WakeAndFlushAfterUnknown() {
      super(Rows.Fault.UNKNOWN);
      flush();
    }

    @Actor
    public void wake() {
      begin();
      timer.wake();
    }

    @Actor
    public void flushIt() {
      begin();
      held.increment();
      flush();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      judgeBoth(result);
    }
  }
}
