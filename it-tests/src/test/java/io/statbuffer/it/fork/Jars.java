package io.statbuffer.it.fork;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where classes of this JVM come from, for the class paths of others. */
public final class Jars {
  private Jars() {}

  /** The jars or directories of those classes. */
  public static List<Path> all(Class<?>... classes) {
    return Stream.of(classes).map(Jars::of).distinct().toList();
  }

  /** The jar or directory of that class. */
  public static Path of(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(type + " comes from no file", e);
    }
  }

  /** A jar that the build has put aside for the tests, in the version they need. */
  public static Path aside(String name) {
    String directory = System.getProperty("statbuffer.jars");
    if (directory == null) {
      throw new IllegalStateException("-Dstatbuffer.jars must name the directory of " + name);
    }
    return Path.of(directory).resolve(name);
  }
}
