package io.statbuffer.runtime;

import java.lang.System.Logger.Level;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps what another reporter throws from whoever reports. */
record QuietReporter(Reporter target) implements Reporter {
  QuietReporter {
    Objects.requireNonNull(target, "reporter");
  }

  @Override
  public void report(Level level, String message, @Nullable Throwable cause) {
    try {
      target.report(level, message, cause);
    } catch (RuntimeException | Error ignored) {
      // Counting and flushing go on; there is nobody left to tell.
    }
  }
}
