package io.statbuffer.it.faults;

import io.statbuffer.runtime.Reporter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** All that a buffer has reported. */
final class Reports implements Reporter {
  private final List<Report> reports = new CopyOnWriteArrayList<>();

  /**
   * One report.
   *
   * @param trace the cause with all of its own causes, as a log file has them
   */
  private record Report(Level level, String message, String trace) {}

  @Override
  public void report(Level level, String message, @Nullable Throwable cause) {
    StringWriter trace = new StringWriter();
    if (cause != null) {
      cause.printStackTrace(new PrintWriter(trace));
    }
    reports.add(new Report(level, message, trace.toString()));
  }

  /** The messages of a level that begin so. */
  List<String> of(Level level, String beginning) {
    return reports.stream()
        .filter(report -> report.level() == level && report.message().startsWith(beginning))
        .map(Report::message)
        .toList();
  }

  /** Each message of any level, with its causes. */
  List<String> texts() {
    return reports.stream().map(report -> report.message() + "\n" + report.trace()).toList();
  }
}
