package io.statbuffer.runtime;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/**
 * The claim: whatever flushes at the same time, what was counted before a flush has arrived, once,
 * when that flush returns. Results are what arrived and what is pending.
 */
@SuppressWarnings("this-escape") // nobody extends a test
public final class FlushNowStress {
  private FlushNowStress() {}

  /** Two flushes of all keys. */
  @JCStressTest
  @Outcome(id = "12, 0", expect = Expect.ACCEPTABLE, desc = "flushed")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or not flushed")
  @State
  public static class TwoFlushes extends FlushedKey {
    public TwoFlushes() {
      held.add(10);
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

  /** Two flushes of all keys, of amounts too large for the adder. */
  @JCStressTest
  @Outcome(id = "4398046511104, 0", expect = Expect.ACCEPTABLE, desc = "flushed")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or not flushed")
  @State
  public static class TwoFlushesOfLargeAmounts extends FlushedKey {
    @Actor
    public void flushIt() {
      begin();
      held.add(LARGE);
      flush();
    }

    @Actor
    public void flushToo() {
      begin();
      held.add(LARGE);
      flush();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      judgeBoth(result);
    }
  }

  /** A flush and the timer's. */
  @JCStressTest
  @Outcome(id = "11, 0", expect = Expect.ACCEPTABLE, desc = "flushed")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or not flushed")
  @State
  public static class FlushAndWake extends FlushedKey {
    public FlushAndWake() {
      held.add(10);
    }

    @Actor
    public void flushIt() {
      begin();
      held.increment();
      flush();
    }

    @Actor
    public void wake() {
      begin();
      timer.wake();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      judgeBoth(result);
    }
  }

  /** A flush of one key and one of all. */
  @JCStressTest
  @Outcome(id = "12, 0", expect = Expect.ACCEPTABLE, desc = "flushed")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or not flushed")
  @State
  public static class FlushKeyAndFlush extends FlushedKey {
    public FlushKeyAndFlush() {
      held.add(10);
    }

    @Actor
    public void flushOne() {
      begin();
      held.increment();
      flushKey();
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

  /** A flush of one key and the timer's. */
  @JCStressTest
  @Outcome(id = "11, 0", expect = Expect.ACCEPTABLE, desc = "flushed")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or not flushed")
  @State
  public static class FlushKeyAndWake extends FlushedKey {
    public FlushKeyAndWake() {
      held.add(10);
    }

    @Actor
    public void flushOne() {
      begin();
      held.increment();
      flushKey();
    }

    @Actor
    public void wake() {
      begin();
      timer.wake();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      judgeBoth(result);
    }
  }
}
