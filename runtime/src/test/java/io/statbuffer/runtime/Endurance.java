package io.statbuffer.runtime;

/** How much tests do: what takes seconds, or more under the profile of this name. */
public final class Endurance {
  private static final boolean LONG = Boolean.getBoolean("endurance");

  private Endurance() {}

  /** One of two sizes. */
  public static int either(int shortRun, int longRun) {
    return LONG ? longRun : shortRun;
  }
}
