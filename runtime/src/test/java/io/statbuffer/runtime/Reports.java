package io.statbuffer.runtime;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A reporter that keeps what it was told. */
final class Reports implements Reporter {
  final List<String> messages = new CopyOnWriteArrayList<>();
  final List<Throwable> causes = new CopyOnWriteArrayList<>();

  @Override
  public void report(Level level, String message, @Nullable Throwable cause) {
    messages.add(level + " " + message);
    if (cause != null) {
      causes.add(cause);
    }
  }

  /** The messages that a log shows unless it is asked for details. */
  List<String> loud() {
    return messages.stream().filter(message -> !message.startsWith("DEBUG")).toList();
  }

  /** How many messages contain the text. */
  long count(String text) {
    return messages.stream().filter(message -> message.contains(text)).count();
  }
}
