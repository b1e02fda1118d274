package io.statbuffer.runtime;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** The default {@link Reporter}. */
enum SystemLoggerReporter implements Reporter {
  INSTANCE;

  @Override
  public void report(Level level, String message, @Nullable Throwable cause) {
    if (!ShutdownHook.isRunning()) {
      System.getLogger("io.statbuffer").log(level, message, cause);
    } else if (level.getSeverity() >= Level.INFO.getSeverity()) {
      System.err.println("statbuffer: " + message + (cause == null ? "" : ": " + cause));
    }
  }
}
