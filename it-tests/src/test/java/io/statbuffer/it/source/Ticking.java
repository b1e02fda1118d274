package io.statbuffer.it.source;

import io.statbuffer.annotations.Count;
import io.statbuffer.it.fork.Jars;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The smallest application: for each number that it reads it counts so many {@code ticks}, and
 * prints {@code ticked}. It has no jar on its class path.
 */
public final class Ticking {
  /** Its main class. */
  public static final String MAIN = "ticking.Main";

  /** What it prints. */
  public static final String TICKED = "ticked";

  /** Buffer and key of its counts. */
  public static final String TICKS = "default/ticks";

  private Ticking() {}

  /** Compiles it into that directory. */
  public static Path compile(Path directory) throws IOException {
    return Compiler.compile(directory, Jars.all(Count.class), "ticking/Main.java");
  }
}
