package io.statbuffer.it;

/** How long tests cause their faults: seconds, or for long under the profile of this name. */
public final class Endurance {
  private static final boolean LONG = Boolean.getBoolean("endurance");
  private static final int FLUSHES = 200;

  private Endurance() {}

  /** How many flushes a test makes, or faults if each disturbs one. */
  public static int flushes(int shortRun) {
    return either(shortRun, FLUSHES);
  }

  /** How many rounds a test makes of which each takes so many flushes. */
  public static int rounds(int shortRun, int flushesOfEach) {
    return either(shortRun, FLUSHES / flushesOfEach + 1);
  }

  /** One of two sizes. */
  public static int either(int shortRun, int longRun) {
    return LONG ? longRun : shortRun;
  }
}
