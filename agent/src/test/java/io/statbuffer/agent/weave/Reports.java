package io.statbuffer.agent.weave;

import io.statbuffer.runtime.Reporter;
import io.statbuffer.runtime.StatBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What a buffer reports. It is started with a handler that never succeeds, so that it keeps all.
 */
final class Reports implements Reporter {
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final List<Throwable> causes = new CopyOnWriteArrayList<>();

  static Reports of(String buffer) {
    Reports reports = new Reports();
    StatBuffer.<String>builder(buffer)
        .interval(Duration.ofDays(1))
        .shutdownTimeout(Duration.ofMillis(1))
        .reportTo(reports)
        .flushTo(
            batch -> {
              throw new UnsupportedOperationException("flushes nothing");
            })
        .start();
    return reports;
  }

  @Override
  public void report(System.Logger.Level level, String message, @Nullable Throwable cause) {
    messages.add(message);
    if (cause != null) {
      causes.add(cause);
    }
  }

  List<String> messages() {
    return messages;
  }

  List<Throwable> causes() {
    return causes;
  }
}
