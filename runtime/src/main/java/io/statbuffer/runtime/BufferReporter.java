package io.statbuffer.runtime;

import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports for one buffer, by name; survives a {@link Reporter} that throws. */
final class BufferReporter {
  private static final int PER_LINE = 100;

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

  /** Warns of any number of things, in lines that can be read. */
  void warnOfAll(String prefix, List<String> things) {
    for (int i = 0; i < things.size(); i += PER_LINE) {
      warn(prefix + things.subList(i, Math.min(i + PER_LINE, things.size())), null);
    }
  }

  void info(String message) {
    report(Level.INFO, message, null);
  }

  /** A key as printable text, also if its own {@code toString} throws. */
  static String text(Object key) {
    try {
      return Printable.of(String.valueOf(key));
    } catch (RuntimeException | Error e) {
      return "a " + key.getClass().getName() + " whose toString throws " + e.getClass().getName();
    }
  }

  void report(Level level, String message, @Nullable Throwable cause) {
    target.report(level, "buffer " + buffer + " " + message, cause);
  }
}
