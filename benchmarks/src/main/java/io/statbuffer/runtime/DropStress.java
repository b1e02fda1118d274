package io.statbuffer.runtime;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.J_Result;

/** The claim: no count is lost to a counter that is dropped from memory or comes back to it. */
@SuppressWarnings("this-escape") // nobody extends a test
public final class DropStress {
  private DropStress() {}

  /** A count races with the drop of its counter. */
  @JCStressTest
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "counted")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
  @State
  public static class CountAndDrop extends OneKey {
    @Actor
    public void count() {
      held.increment();
    }

    @Actor
    public void dropIt() {
      drop();
    }

    @Arbiter
    public void judge(J_Result result) {
      result.r1 = pending();
    }
  }

  /** A count through a dropped counter races with one that makes the key a new counter. */
  @JCStressTest
  @Outcome(id = "2, 1", expect = Expect.ACCEPTABLE, desc = "both counted, into one key")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or two keys")
  @State
  public static class RevivalAndNewCounter extends OneKey {
    public RevivalAndNewCounter() {
      drop();
    }

    @Actor
    public void revive() {
      held.increment();
    }

    @Actor
    public void countByKey() {
      map.add("key", 1);
    }

    @Arbiter
    public void judge(JJ_Result result) {
      result.r1 = pending();
      result.r2 = map.size();
    }
  }

  /** Two dropped counters of one key come back at once. */
  @JCStressTest
  @Outcome(id = "2, 1", expect = Expect.ACCEPTABLE, desc = "both counted, into one key")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or two keys")
  @State
  public static class TwoRevivals extends OneKey {
    private final KeyCounter<String> other;

    public TwoRevivals() {
      drop();
      other = map.counter("key");
      drop();
    }

    @Actor
    public void revive() {
      held.increment();
    }

    @Actor
    public void reviveOther() {
      other.increment();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      result.r1 = pending();
      result.r2 = map.size();
    }
  }

  /** A reader races with a flush that charges two counters' counts to one of them. */
  @JCStressTest
  @Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "all pending")
  @Outcome(id = "3", expect = Expect.ACCEPTABLE_INTERESTING, desc = "one seen in both")
  @Outcome(expect = Expect.FORBIDDEN, desc = "one seen in neither")
  @State
  public static class GatherAndRead extends OneKey {
    private final KeyCounter<String> head;

    public GatherAndRead() {
      drop();
      head = map.counter("key");
      head.increment();
      held.increment();
    }

    @Actor
    public void gather() {
      head.gather();
    }

    @Actor
    public void read(J_Result result) {
      result.r1 = pending();
    }
  }
}
