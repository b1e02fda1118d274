package io.statbuffer.it.fork;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How many live objects of each class another JVM has, as {@code jcmd} tells. */
public record HeapHistogram(List<String> lines) {
  /** Asks that JVM, which collects its garbage first. */
  public static HeapHistogram of(RunningJvm jvm) throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), String.valueOf(jvm.pid()), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    List<String> lines = process.inputReader().lines().toList();
    if (lines.stream().noneMatch(line -> line.contains(" java.lang.Class "))) {
      throw new IOException("no histogram: " + lines);
    }
    return new HeapHistogram(lines);
  }

  /** The instances of the class of that name. */
  public long instances(String className) {
    return lines.stream()
        .map(line -> line.trim().split(" +"))
        .filter(columns -> columns.length > 3 && columns[3].equals(className))
        .mapToLong(columns -> Long.parseLong(columns[1]))
        .sum();
  }
}
