package io.statbuffer.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All that was measured, by benchmark and subject, kept in a file of comma-separated values. */
public final class Results {
  private record Name(String benchmark, String subject) {}

  private final Map<Name, Result> results = new LinkedHashMap<>();

  private String environment = "Not measured.";

  /** What the file holds; nothing if there is none. */
  public static Results read(Path file) throws IOException {
    Results results = new Results();
    if (Files.exists(file)) {
      List<String> lines = Files.readAllLines(file);
      results.environment = lines.get(0);
      for (String line : lines.subList(1, lines.size())) {
        String[] fields = line.split(",", -1);
        results.add(
            new Result(
                fields[0],
                fields[1],
                Double.parseDouble(fields[2]),
                Double.parseDouble(fields[3]),
                fields[4]));
      }
    }
    return results;
  }

  /** Writes all of them. */
  public void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(environment);
    for (Result result : results.values()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s,%s,%.4g,%.2g,%s",
              result.benchmark(),
              result.subject(),
              result.score(),
              result.error(),
              result.unit()));
    }
    Files.write(file, lines);
  }

  /** The machine and the JDK that measured. */
  public String environment() {
    return environment;
  }

  /** Says that it is this machine and this JDK. */
  public void measuredHere() throws IOException {
    environment = Environment.describe();
  }

  /** Adds a result, instead of an earlier one. */
  public void add(Result result) {
    results.put(new Name(result.benchmark(), result.subject()), result);
  }

  /** What the subject took in the benchmark. */
  public Optional<Result> find(String benchmark, String subject) {
    return Optional.ofNullable(results.get(new Name(benchmark, subject)));
  }
}
