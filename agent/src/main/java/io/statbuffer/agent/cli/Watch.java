package io.statbuffer.agent.cli;

import io.statbuffer.agent.message.Causes;
import io.statbuffer.agent.message.Messages;
import io.statbuffer.agent.settings.AgentSettings;
import io.statbuffer.runtime.declared.BufferDeclaration;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks at the counts, once or again and again. */
final class Watch {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final StoredCounts stored;
  private final Predicate<Look> print;
  private final Messages messages;
  private @Nullable Look last;
  private long lastNanos;
  private volatile boolean hasLooked;
  private @Nullable String lastTrouble;

  /**
   * Looks at these counts.
   *
   * @param print prints a look, and tells whether somebody reads it
   */
  Watch(StoredCounts stored, Predicate<Look> print, Messages messages) {
    this.stored = stored;
    this.print = print;
    this.messages = messages;
  }

  /** How often to look if nothing is said: rows change once in an interval. */
  static Duration period(AgentSettings settings) {
    String name = BufferDeclaration.DEFAULT_NAME;
    Duration interval = settings.buffer(name).interval(BufferDeclaration.named(name));
    return interval.compareTo(SHORTEST) < 0
        ? SHORTEST
        : interval.compareTo(LONGEST) > 0 ? LONGEST : interval;
  }

  /**
   * Looks so many times, or until the input ends or nobody reads what is printed.
   *
   * @throws SQLException if it fails at first; what goes wrong later is said, and may pass
   * @throws CommandFailure if there was nothing to look at
   */
  void run(int looks, Duration every, InputStream in)
      throws SQLException, CommandFailure, InterruptedException {
    CountDownLatch ended = looks == 1 ? new CountDownLatch(1) : endOf(in);
    boolean goesOn = true;
    for (int n = 1; goesOn; n++) {
      goesOn = look(looks > 1) && n < looks && !ended.await(every.toNanos(), TimeUnit.NANOSECONDS);
    }
    if (last == null) {
      throw new CommandFailure(String.valueOf(lastTrouble));
    }
  }

  /** Looks once, and tells whether somebody may read the next look. */
  private boolean look(boolean again) throws SQLException, InterruptedException {
    List<ShownCount> counts;
    try {
      counts = stored.read();
    } catch (NothingYetException e) {
      trouble(String.valueOf(e.getMessage()), again);
      return true;
    } catch (SQLException e) {
      if (last == null) {
        throw e;
      }
      trouble(Causes.describe(e), again);
      return true;
    } finally {
      hasLooked = true;
    }
    long nanos = System.nanoTime();
    Look look =
        last == null
            ? Look.first(Instant.now(), counts)
            : last.next(Instant.now(), nanos - lastNanos, counts);
    last = look;
    lastNanos = nanos;
    lastTrouble = null;
    if (counts.isEmpty()) {
      trouble("there are no counts yet", true);
    }
    return print.test(look);
  }

  private void trouble(String message, boolean say) {
    if (say && !message.equals(lastTrouble)) {
      messages.say(message);
    }
    lastTrouble = message;
  }

  /** An input that is at its end from the start, as that of a service is, means nothing. */
  private CountDownLatch endOf(InputStream in) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread reader =
        new Thread(
            () -> {
              try {
                while (in.read() >= 0) {
                  // whatever is typed
                }
              } catch (IOException e) {
                // no more input either
              }
              if (hasLooked) {
                ended.countDown();
              }
            },
            "statbuffer-input");
    reader.setDaemon(true);
    reader.start();
    return ended;
  }
}
