package io.statbuffer.agent.message;

import io.statbuffer.runtime.Reporter;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Prints lines that begin with {@code statbuffer: } to standard error; also what buffers report,
 * but for details.
 */
public final class StandardError implements Messages, Reporter {
  private volatile Secrets secrets = Secrets.UNKNOWN;

  @Override
  public void hide(String jdbcUrl, @Nullable String password) {
    secrets = Secrets.of(jdbcUrl, password);
  }

  @Override
  public void say(String message) {
    System.err.println("statbuffer: " + oneLine(secrets.mask(message)));
  }

  @Override
  public void report(Level level, String message, @Nullable Throwable cause) {
    if (level.getSeverity() >= Level.INFO.getSeverity()) {
      say(cause == null ? message : message + ": " + Causes.describe(cause));
    }
  }

  private static String oneLine(String message) {
    return message.replace("\r\n", " ").replace('\n', ' ').replace('\r', ' ');
  }
}
