package io.statbuffer.runtime;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Reports for one buffer, by name; survives a {@link Reporter} that throws. */
final class BufferReporter {
  private final String buffer;
  private volatile Reporter target = new QuietReporter(Reporter.systemLogger());

  BufferReporter(String buffer) {
    this.buffer = buffer;
  }

  void reportTo(Reporter reporter) {
    target = new QuietReporter(reporter);
  }

  void warn(String message, @Nullable Throwable cause) {
    report(Level.WARNING, message, cause);
  }

  void info(String message) {
    report(Level.INFO, message, null);
  }

  /** A key as text, also if its own {@code toString} throws. */
  static String text(Object key) {
    try {
      return String.valueOf(key);
    } catch (RuntimeException | Error e) {
      return "a " + key.getClass().getName() + " whose toString throws " + e.getClass().getName();
    }
  }

  private void report(Level level, String message, @Nullable Throwable cause) {
    target.report(level, "buffer " + buffer + " " + message, cause);
  }
}
