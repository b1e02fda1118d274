package io.statbuffer.runtime;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJ_Result;

/**
 * The claim: a count that races with the close of its buffer arrives by the last flush or is
 * rejected. Results are what arrived, what is pending and what was rejected.
 */
@SuppressWarnings("this-escape") // nobody extends a test
public final class FinalFlushStress {
  private FinalFlushStress() {}

  /** Counts. */
  @JCStressTest
  @Outcome(
      id = {"266, 0, 0", "266, 0, 1", "266, 0, 2"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or rejected")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or left over")
  @State
  public static class CountsAndClose extends OneBuffer {
    public CountsAndClose() {
      held.add(10);
    }

    @Actor
    public void count() {
      begin();
      count(held, 1);
    }

    @Actor
    public void close() {
      begin();
      buffer.close();
    }

    @Arbiter
    public void judge(JJJ_Result result) {
      judgeSum(result, 1);
    }
  }

  /** The first count of a key. */
  @JCStressTest
  @Outcome(
      id = {"11, 0, 0", "10, 0, 1"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or rejected")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or left over")
  @State
  public static class NewKeyAndClose extends OneBuffer {
    public NewKeyAndClose() {
      held.add(10);
    }

    @Actor
    public void count() {
      begin();
      buffer.increment("other");
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

  /** An amount too large for the adder. */
  @JCStressTest
  @Outcome(
      id = {"562949953421322, 0, 0", "562949953421322, 0, 1", "562949953421322, 0, 2"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or rejected")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or left over")
  @State
  public static class LargeAmountAndClose extends OneBuffer {
    public LargeAmountAndClose() {
      held.add(10);
    }

    @Actor
    public void count() {
      begin();
      count(held, FlushedKey.LARGE);
    }

    @Actor
    public void close() {
      begin();
      buffer.close();
    }

    @Arbiter
    public void judge(JJJ_Result result) {
      judgeSum(result, FlushedKey.LARGE);
    }
  }

  /** Another close, each after a count. */
  @JCStressTest
  @Outcome(
      id = {"12, 0, 0", "11, 0, 1"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or rejected")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or left over")
  @State
  public static class TwoCloses extends OneBuffer {
    public TwoCloses() {
      held.add(10);
    }

    @Actor
    public void close() {
      begin();
      held.increment();
      buffer.close();
    }

    @Actor
    public void closeToo() {
      begin();
      held.increment();
      buffer.close();
    }

    @Arbiter
    public void judge(JJJ_Result result) {
      judgeAll(result);
    }
  }

  /** The next start of the same buffer, which then counts. */
  @JCStressTest
  @Outcome(
      id = {"11, 0, 0", "10, 0, 1"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or rejected")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or left over")
  @State
  public static class StartAndClose extends OneBuffer {
    public StartAndClose() {
      held.add(10);
    }

    @Actor
    public void startAndCount() {
      begin();
      start();
      held.increment();
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
