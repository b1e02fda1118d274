package io.statbuffer.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What {@link ShutdownTest} runs in a JVM of its own; standard output is its database. */
final class ShutdownProgram {
  private ShutdownProgram() {}

  @SuppressWarnings("SystemOut") // see above
  public static void main(String[] arguments) throws InterruptedException {
    StatBuffers.get("never").increment("forgotten", 4);
    FlushHandler<String> print =
        FlushHandler.perKey((key, count) -> System.out.println("row " + key + "=" + count));
    FlushHandler<String> hang = batch -> new CountDownLatch(1).await();
    FlushHandler<String> fail =
        batch -> {
          throw new IllegalStateException("down");
        };
    List<String> options = List.of(arguments);
    StatBuffer<String> buffer =
        StatBuffer.<String>builder("forked")
            .interval(Duration.ofHours(1))
            .shutdownTimeout(Duration.ofMillis(options.contains("healthy") ? 20_000 : 400))
            .flushTo(options.contains("hang") ? hang : options.contains("fail") ? fail : print)
            .start();
    buffer.increment("a", 3);
    if (options.contains("late")) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> buffer.increment("late", 5)));
    }
    System.out.println("counted");
    if (options.contains("wait")) {
      new CountDownLatch(1).await();
    }
    if (options.contains("throw")) {
      throw new IllegalStateException("uncaught");
    }
    if (!options.contains("return")) {
      System.exit(0);
    }
  }
}
