package io.statbuffer.runtime;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/**
 * The claim: a count that races with a close or with the start after it is either pending, and will
 * be flushed, or rejected; never both and never neither.
 */
@SuppressWarnings("this-escape") // nobody extends a test
public final class CloseStress {
  private CloseStress() {}

  /** Pending and rejected. */
  abstract static class Judged extends OneKey {
    final void judgeBoth(JJ_Result result) {
      result.r1 = pending();
      result.r2 = map.rejections().sum();
    }
  }

  /** A count through a held counter races with the close. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "accepted")
  @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "rejected")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
  @State
  public static class CountAndClose extends Judged {
    @Actor
    public void count() {
      held.increment();
    }

    @Actor
    public void close() {
      map.close();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      judgeBoth(result);
    }
  }

  /** The first count of a new key races with the close; the next one is rejected for sure. */
  @JCStressTest
  @Outcome(id = "1, 10", expect = Expect.ACCEPTABLE, desc = "accepted")
  @Outcome(id = "0, 11", expect = Expect.ACCEPTABLE, desc = "rejected")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or still open")
  @State
  public static class NewKeyAndClose extends Judged {
    public NewKeyAndClose() {
      drop();
    }

    @Actor
    public void count() {
      map.add("key", 1);
    }

    @Actor
    public void close() {
      map.close();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      map.add("key", 10);
      judgeBoth(result);
    }
  }

  /** A dropped counter that comes back races with the close; the next count is rejected. */
  @JCStressTest
  @Outcome(id = "1, 10", expect = Expect.ACCEPTABLE, desc = "accepted")
  @Outcome(id = "0, 11", expect = Expect.ACCEPTABLE, desc = "rejected")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or still open")
  @State
  public static class RevivalAndClose extends Judged {
    public RevivalAndClose() {
      drop();
    }

    @Actor
    public void revive() {
      held.increment();
    }

    @Actor
    public void close() {
      map.close();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      held.add(10);
      judgeBoth(result);
    }
  }

  /** A drop races with the close; counts are rejected ever after. */
  @JCStressTest
  @Outcome(id = "0, 10", expect = Expect.ACCEPTABLE, desc = "closed")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or still open")
  @State
  public static class DropAndClose extends Judged {
    @Actor
    public void dropIt() {
      drop();
    }

    @Actor
    public void close() {
      map.close();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      held.add(10);
      judgeBoth(result);
    }
  }

  /** An amount too large for the adder races with the close. */
  @JCStressTest
  @Outcome(id = "9223372036854775807, 0", expect = Expect.ACCEPTABLE, desc = "accepted")
  @Outcome(id = "0, 9223372036854775807", expect = Expect.ACCEPTABLE, desc = "rejected")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
  @State
  public static class HugeAmountAndClose extends Judged {
    @Actor
    public void count() {
      held.add(Long.MAX_VALUE);
    }

    @Actor
    public void close() {
      map.close();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      judgeBoth(result);
    }
  }

  /** A count races with the start after a close; the next one is accepted for sure. */
  @JCStressTest
  @Outcome(id = "11, 0", expect = Expect.ACCEPTABLE, desc = "accepted")
  @Outcome(id = "10, 1", expect = Expect.ACCEPTABLE, desc = "rejected")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or still closed")
  @State
  public static class CountAndReopen extends Judged {
    public CountAndReopen() {
      map.close();
    }

    @Actor
    public void count() {
      held.increment();
    }

    @Actor
    public void reopen() {
      map.reopen();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      held.add(10);
      judgeBoth(result);
    }
  }

  /** The first count of a new key races with the start after a close. */
  @JCStressTest
  @Outcome(id = "11, 0", expect = Expect.ACCEPTABLE, desc = "accepted")
  @Outcome(id = "10, 1", expect = Expect.ACCEPTABLE, desc = "rejected")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or still closed")
  @State
  public static class NewKeyAndReopen extends Judged {
    public NewKeyAndReopen() {
      drop();
      map.close();
    }

    @Actor
    public void count() {
      map.add("key", 1);
    }

    @Actor
    public void reopen() {
      map.reopen();
    }

    @Arbiter
    public void judge(JJ_Result result) {
      map.add("key", 10);
      judgeBoth(result);
    }
  }
}
