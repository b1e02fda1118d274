package io.statbuffer.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/** The machine and the JDK that measured. */
final class Environment {
  private Environment() {}

  static String describe() throws IOException {
    return String.format(
        Locale.ROOT,
        "Measured on %s: %s, %d processors, %s %s, JDK %s (%s).",
        LocalDate.now(java.time.ZoneOffset.UTC),
        processor(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        System.getProperty("java.version"),
        System.getProperty("java.vm.name"));
  }

  private static String processor() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.exists(info)) {
      return "an unknown processor";
    }
    return Files.readAllLines(info).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).trim())
        .findFirst()
        .orElse("an unknown processor");
  }
}
