package io.statbuffer.runtime;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What {@link ShutdownTest} runs in a JVM of its own to add up all that becomes of counts; standard
 * output is its database, which is down at the end.
 */
final class EndingProgram {
  private static final int KEYS = 300;

  private EndingProgram() {}

  @SuppressWarnings("SystemOut") // see above
  public static void main(String[] arguments) {
    AtomicBoolean down = new AtomicBoolean();
    StatBuffer<String> buffer =
        StatBuffer.<String>builder("forked")
            .interval(Duration.ofHours(1))
            .backoff(Duration.ofMillis(50))
            .shutdownTimeout(Duration.ofMillis(400))
            .flushTo(
                FlushHandler.perKey(
                    (String key, long count) -> {
                      if (down.get()) {
                        throw new IllegalStateException("down");
                      }
                      System.out.println("row " + key + "=" + count);
                    }))
            .start();
    long counted = count(buffer, 1);
    buffer.flush();
    down.set(true);
    counted += count(buffer, 1_000);
    buffer.close();
    counted += count(buffer, 1_000_000);
    System.out.println("counted=" + counted);
  }

  private static long count(StatBuffer<String> buffer, long amount) {
    for (int key = 0; key < KEYS; key++) {
      buffer.increment("k" + key, amount * key);
    }
    return amount * KEYS * (KEYS - 1) / 2;
  }
}
