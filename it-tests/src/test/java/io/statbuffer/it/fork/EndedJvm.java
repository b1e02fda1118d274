package io.statbuffer.it.fork;

import java.util.List;

/** What is left of a JVM that has ended. */
public record EndedJvm(int exitCode, List<String> output, List<String> errors) {
  /** The lines of standard error that contain the text. */
  public List<String> errorsWith(String text) {
    return errors.stream().filter(line -> line.contains(text)).toList();
  }
}
