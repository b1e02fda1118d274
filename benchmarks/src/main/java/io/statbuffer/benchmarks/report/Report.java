package io.statbuffer.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Writes the table of ratios, and prints it, and the plots. */
public final class Report {
  /** The part of the page that the table replaces. */
  private static final String BEGIN = "<!-- table -->";

  private static final String END = "<!-- /table -->";

  private Report() {}

  /** Replaces the table in {@code BENCHMARKS.md}. */
  @SuppressWarnings("SystemOut") // it is what the command is for
  public static void write(Results results, Path docs) throws IOException {
    String table = String.join("\n", table(results));
    System.out.println(table);
    Plots.write(results, docs);
    Path page = docs.resolve("BENCHMARKS.md");
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    if (begin < BEGIN.length() || end < begin) {
      throw new IllegalStateException(page + " has no " + BEGIN + " ... " + END);
    }
    Files.writeString(page, text.substring(0, begin) + "\n" + table + "\n" + text.substring(end));
  }

  private static List<String> table(Results results) {
    List<String> lines = new ArrayList<>();
    lines.add(results.environment());
    for (Goals.Section section : Goals.SECTIONS) {
      lines.add("\n## " + section.title() + "\n");
      lines.add("| what | beside | goal | reached | |\n| --- | --- | --- | --- | --- |");
      for (Goal goal : section.goals()) {
        goal.reached(results).ifPresent(reached -> lines.add(row(goal, reached)));
      }
    }
    return lines;
  }

  private static String row(Goal goal, Goal.Reached reached) {
    return "| "
        + goal.what()
        + " | "
        + Objects.requireNonNullElse(goal.reference(), "")
        + " | "
        + (goal.atMost() == Goal.NO_BOUND ? "" : "≤ " + number(goal.atMost()))
        + " | "
        + reached
        + " | "
        + (reached.value() <= goal.atMost() ? "" : "**missed**")
        + " |";
  }

  private static String number(double bound) {
    return String.format(Locale.ROOT, bound == Math.rint(bound) ? "%.0f" : "%.3g", bound);
  }
}
