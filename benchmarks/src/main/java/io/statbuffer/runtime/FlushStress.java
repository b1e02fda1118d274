package io.statbuffer.runtime;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.J_Result;

/**
 * The claim: a count that races with a flush either arrives by it or stays pending, whether the
 * batch is being frozen, sent or settled. Results are what arrived and what is pending.
 */
@SuppressWarnings("this-escape") // nobody extends a test
public final class FlushStress {
  private FlushStress() {}

  /** Counts through a held counter race with the flush of earlier ones. */
  @JCStressTest
  @Outcome(
      id = {"266, 0", "266, 1", "266, 2"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or pending")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
  @State
  public static class CountAndFlush extends FlushedKey {
    public CountAndFlush() {
      held.add(10);
    }

    @Actor
    public void count() {
      begin();
      count(held, 1);
    }

    @Actor
    public void flushIt() {
      begin();
      flush();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      judgeSum(result, 1);
    }
  }

  /** The first count of a key that isn't in memory races with the flush. */
  @JCStressTest
  @Outcome(
      id = {"256, 0", "256, 1", "256, 2"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or pending")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
  @State
  public static class NewKeyAndFlush extends FlushedKey {
    public NewKeyAndFlush() {
      drop();
    }

    @Actor
    public void count() {
      begin();
      countByKey();
    }

    @Actor
    public void flushIt() {
      begin();
      flush();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      judgeSum(result, 1);
    }
  }

  /** An amount too large for the adder races with the flush of as large ones and of small ones. */
  @JCStressTest
  @Outcome(
      id = {"565148976676874, 0", "565148976676874, 1", "565148976676874, 2"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or pending")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
  @State
  public static class LargeAmountAndFlush extends FlushedKey {
    public LargeAmountAndFlush() {
      held.add(10);
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
      flush();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      judgeSum(result, LARGE);
    }
  }

  /** A count through the second counter of a key races with the flush, which charges the first. */
  @JCStressTest
  @Outcome(
      id = {"266, 0", "266, 1", "266, 2"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or pending")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
  @State
  public static class SecondCounterAndFlush extends FlushedKey {
    public SecondCounterAndFlush() {
      drop();
      map.add("key", 4);
      held.add(6);
    }

    @Actor
    public void count() {
      begin();
      count(held, 1);
    }

    @Actor
    public void flushIt() {
      begin();
      flush();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      judgeSum(result, 1);
    }
  }

  /** A reader, who looks at what is pending and then at the rows, races with the flush. */
  @JCStressTest
  @Outcome(id = "10", expect = Expect.ACCEPTABLE, desc = "seen once")
  @Outcome(id = "20", expect = Expect.ACCEPTABLE_INTERESTING, desc = "seen in both")
  @Outcome(expect = Expect.FORBIDDEN, desc = "seen in neither")
  @State
  public static class FlushAndRead extends FlushedKey {
    public FlushAndRead() {
      held.add(10);
    }

    @Actor
    public void flushIt() {
      begin();
      flush();
    }

    @Actor
    public void read(J_Result result) {
      begin();
      long pending = pending();
      result.r1 = pending + rows.total();
    }
  }
}
