package asserted;

import io.statbuffer.runtime.StatBuffers;

/** Asserts as a test of a user does that all is counted, after loading the class of its argument. */
public final class Main {
  public static void main(String[] args) throws Exception {
    Class.forName(args[0]);
    try {
      StatBuffers.assertAllCounted();
      System.out.println("all counted");
    } catch (AssertionError e) {
      System.out.println(e.getMessage());
    }
  }
}
