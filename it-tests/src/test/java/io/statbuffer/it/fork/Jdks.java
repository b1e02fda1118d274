package io.statbuffer.it.fork;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The JDKs to start applications on: the one that runs the tests, and another if the environment
 * variable {@code OTHER_JDK} names its home.
 */
public final class Jdks {
  private Jdks() {}

  /** All of them. */
  public static List<Path> all() {
    List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
    String other = System.getenv("OTHER_JDK");
    if (other != null) {
      homes.add(Path.of(other));
    }
    return homes;
  }
}
