package io.statbuffer.runtime;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Is told what a buffer can't tell by returning: failed flushes and their end, keys that were set
 * aside, counts that were rejected or left over at the end.
 *
 * <pre>{@code
 * System.Logger log = System.getLogger("com.acme.counts");
 * StatBuffer.<String>builder("page_views").reportTo((level, message, cause) -> log.log(level, message, cause))
 * }</pre>
 *
 * <p>Called from any thread, also from counting ones. An exception it throws is ignored, as there
 * is nobody left to tell.
 */
@FunctionalInterface
public interface Reporter {
  /**
   * Takes one message.
   *
   * @param level {@code WARNING}; {@code INFO} when something is well again; {@code DEBUG} for each
   *     failed flush of an outage that was told of and goes on
   * @param message one line that names the buffer; what can't be printed of a key is escaped, as in
   *     <code>&#92;u000A</code>
   * @param cause what was thrown, if anything was
   */
  void report(Level level, String message, @Nullable Throwable cause);

  /**
   * The default: {@link System.Logger} {@code io.statbuffer}, looked up at the first message; and
   * standard error once the JVM shuts down, when loggers may already be closed.
   */
  static Reporter systemLogger() {
    return SystemLoggerReporter.INSTANCE;
  }
}
