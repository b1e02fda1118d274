package io.statbuffer.runtime;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJ_Result;

/**
 * The claim: counts that race with the start of their buffer wait for it or go through it, and it
 * is started, whether by the application or by a provider, who is told of it once. Results are what
 * arrived, what is pending, and the starts.
 */
@SuppressWarnings("this-escape") // nobody extends a test
public final class ConfigureStress {
  private ConfigureStress() {}

  /** Counts through a counter from before the start. */
  @JCStressTest
  @Outcome(
      id = {"256, 0, 1", "256, 1, 1", "256, 2, 1"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or pending")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
  @State
  public static class HeldCountsAndStart extends SharedName {
    private final Counter held;

    public HeldCountsAndStart() {
      held = StatBuffers.get(name).counter("key");
    }

    @Actor
    public void count() {
      begin();
      count(held, 1);
    }

    @Actor
    public void start() {
      begin();
      start(rows).flush();
    }

    @Arbiter
    public void judge(JJJ_Result result) {
      judgeStarted(result, 1);
    }
  }

  /** Counts into what is perhaps made by the start. */
  @JCStressTest
  @Outcome(
      id = {"256, 0, 1", "256, 1, 1", "256, 2, 1"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or pending")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
  @State
  public static class CountsAndStart extends SharedName {
    @Actor
    public void count() {
      begin();
      count(StatBuffers.get(name), 1);
    }

    @Actor
    public void start() {
      begin();
      start(rows).flush();
    }

    @Arbiter
    public void judge(JJJ_Result result) {
      judgeStarted(result, 1);
    }
  }

  /** Counts of amounts too large for the adder. */
  @JCStressTest
  @Outcome(
      id = {"562949953421312, 0, 1", "562949953421312, 1, 1", "562949953421312, 2, 1"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or pending")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
  @State
  public static class LargeAmountAndStart extends SharedName {
    @Actor
    public void count() {
      begin();
      count(StatBuffers.get(name), FlushedKey.LARGE);
    }

    @Actor
    public void start() {
      begin();
      start(rows).flush();
    }

    @Arbiter
    public void judge(JJJ_Result result) {
      judgeStarted(result, FlushedKey.LARGE);
    }
  }

  /** Counts by a provider who is brought meanwhile. */
  @JCStressTest
  @Outcome(
      id = {"256, 0, 1", "256, 1, 1", "256, 2, 1"},
      expect = Expect.ACCEPTABLE,
      desc = "arrived or pending")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled, or not started once")
  @State
  public static class CountsAndProvide extends SharedName {
    @Actor
    public void count() {
      begin();
      count(StatBuffers.get(name), 1);
      end();
    }

    @Actor
    public void provide() {
      begin();
      StatBuffers.provide(this::startUsed);
      end();
    }

    @Arbiter
    public void judge(JJJ_Result result) {
      judgeStarted(result, 1);
    }
  }
}
