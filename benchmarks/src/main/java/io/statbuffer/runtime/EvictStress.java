package io.statbuffer.runtime;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/**
 * The claim: a count of a key that a flush pass drops from memory at that moment arrives or stays
 * pending, and so does the next count of that key, through whichever counter. Results are what
 * arrived and what is pending.
 */
@SuppressWarnings("this-escape") // nobody extends a test
public final class EvictStress {
  private EvictStress() {}

  /** Counts by key race with the pass that drops the key. */
  @JCStressTest
  @Outcome(
      id = {"256, 0", "256, 1", "256, 2"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or pending")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
  @State
  public static class KeyCountsAndPass extends FlushedKey {
    public KeyCountsAndPass() {
      idleTillLastPass();
    }

    @Actor
    public void count() {
      begin();
      countByKey();
    }

    @Actor
    public void pass() {
      begin();
      timer.wake();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      judgeSum(result, 1);
    }
  }

  /** Counts through a held counter race with the drop and with the pass that forgets it. */
  @JCStressTest
  @Outcome(
      id = {"256, 0", "256, 1", "256, 2"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or pending")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
  @State
  public static class HeldCountsAndPasses extends FlushedKey {
    public HeldCountsAndPasses() {
      idleTillLastPass();
    }

    @Actor
    public void count() {
      begin();
      count(held, 1);
    }

    @Actor
    public void pass() {
      begin();
      timer.wake();
      timer.wake();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      judgeSum(result, 1);
    }
  }

  /**
   * A count by key, which makes the key anew, and one through the old counter race with the drop.
   */
  @JCStressTest
  @Outcome(
      id = {"2, 0", "1, 1", "0, 2"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or pending")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
  @State
  public static class KeyAndHeldCountsAndPass extends FlushedKey {
    public KeyAndHeldCountsAndPass() {
      idleTillLastPass();
    }

    @Actor
    public void count() {
      begin();
      map.add("key", 1);
      held.increment();
    }

    @Actor
    public void pass() {
      begin();
      timer.wake();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      judgeBoth(result);
    }
  }

  /** An amount too large for the adder races with the drop. */
  @JCStressTest
  @Outcome(
      id = {"562949953421312, 0", "562949953421312, 1", "562949953421312, 2"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or pending")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
  @State
  public static class LargeAmountAndPass extends FlushedKey {
    public LargeAmountAndPass() {
      idleTillLastPass();
    }

    @Actor
    public void count() {
      begin();
      count(held, LARGE);
    }

    @Actor
    public void pass() {
      begin();
      timer.wake();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      judgeSum(result, LARGE);
    }
  }

  /** A new key races for the room of the one that is dropped, and the old one comes back. */
  @JCStressTest
  @Outcome(
      id = {"2, 0", "1, 1", "0, 2"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or pending")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
  @State
  public static class NewKeyAndPassOfFullMap extends FlushedKey {
    public NewKeyAndPassOfFullMap() {
      map.limit().change(1, "~overflow");
      idleTillLastPass();
    }

    @Actor
    public void count() {
      begin();
      map.add("other", 1);
      held.increment();
    }

    @Actor
    public void pass() {
      begin();
      timer.wake();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      judgeBoth(result);
    }
  }
}
