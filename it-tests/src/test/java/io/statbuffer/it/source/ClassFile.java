package io.statbuffer.it.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Class files that say they are older than they are. */
public final class ClassFile {
  /** Where the version is, and what it is of Java 0. */
  private static final int VERSION = 7;

  private static final int FIRST = 44;

  private ClassFile() {}

  /** Gives the class file the version of that Java, which has to know all that it holds. */
  public static void becomeOfJava(int release, Path classFile) throws IOException {
    byte[] content = Files.readAllBytes(classFile);
    content[VERSION] = (byte) (FIRST + release);
    Files.write(classFile, content);
  }
}
