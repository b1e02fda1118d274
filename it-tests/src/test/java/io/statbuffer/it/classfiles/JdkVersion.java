package io.statbuffer.it.classfiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which Java a JDK is. */
final class JdkVersion {
  private JdkVersion() {}

  /** 17, 25 and so on, as the JDK in that directory says. */
  static int feature(Path jdk) throws IOException {
    String release = Files.readString(jdk.resolve("release"));
    return Integer.parseInt(release.replaceAll("(?s).*JAVA_VERSION=\"(\\d+).*", "$1"));
  }
}
