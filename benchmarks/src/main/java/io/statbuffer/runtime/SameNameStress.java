package io.statbuffer.runtime;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJ_Result;

/**
 * The claim: of two threads that make a buffer of one name both get the shared one, unless both
 * start theirs: then one is the shared one and the other says that it is a second. Results are what
 * arrived, how many of both have the shared buffer, and how many said to be a second.
 */
@SuppressWarnings("this-escape") // nobody extends a test
public final class SameNameStress {
  private SameNameStress() {}

  /** Both get it. */
  @JCStressTest
  @Outcome(id = "2, 2, 0", expect = Expect.ACCEPTABLE, desc = "one buffer")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or two buffers")
  @State
  public static class GetAndGet extends SharedName {
    @Actor
    public void get() {
      begin();
      one = StatBuffers.get(name);
      one.increment("key");
    }

    @Actor
    public void getToo() {
      begin();
      other = StatBuffers.get(name);
      other.increment("key");
    }

    @Arbiter
    public void judge(JJJ_Result result) {
      judgeShared(result);
    }
  }

  /** One gets and the other one starts it. */
  @JCStressTest
  @Outcome(id = "2, 2, 0", expect = Expect.ACCEPTABLE, desc = "one buffer")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or two buffers")
  @State
  public static class GetAndStart extends SharedName {
    @Actor
    public void get() {
      begin();
      one = StatBuffers.get(name);
      one.increment("key");
    }

    @Actor
    public void start() {
      begin();
      other = start(rows);
      other.increment("key");
    }

    @Arbiter
    public void judge(JJJ_Result result) {
      judgeShared(result);
    }
  }

  /** Both start it. */
  @JCStressTest
  @Outcome(id = "2, 1, 1", expect = Expect.ACCEPTABLE, desc = "the shared one and a second")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, both shared or none")
  @State
  public static class StartAndStart extends SharedName {
    @Actor
    public void start() {
      begin();
      one = start(rows);
      one.increment("key");
    }

    @Actor
    public void startToo() {
      begin();
      other = start(otherRows);
      other.increment("key");
    }

    @Arbiter
    public void judge(JJJ_Result result) {
      judgeShared(result);
    }
  }

  /** Both start what was counted into before. */
  @JCStressTest
  @Outcome(id = "12, 1, 1", expect = Expect.ACCEPTABLE, desc = "the shared one and a second")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, both shared or none")
  @State
  public static class StartAndStartOfCounted extends SharedName {
    public StartAndStartOfCounted() {
      StatBuffers.get(name).increment("key", 10);
    }

    @Actor
    public void start() {
      begin();
      one = start(rows);
      one.increment("key");
    }

    @Actor
    public void startToo() {
      begin();
      other = start(otherRows);
      other.increment("key");
    }

    @Arbiter
    public void judge(JJJ_Result result) {
      judgeShared(result);
    }
  }
}
