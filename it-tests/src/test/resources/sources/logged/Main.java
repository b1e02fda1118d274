package logged;

import io.statbuffer.runtime.StatBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Counts by hand, without a word on who is told of the two tries that fail. */
public final class Main {
  public static void main(String[] args) throws Exception {
    CountDownLatch tries = new CountDownLatch(3);
    StatBuffer<String> buffer =
        StatBuffer.<String>builder("it's {0}")
            .interval(Duration.ofMillis(10))
            .backoff(Duration.ofMillis(10))
            .flushTo(
                batch -> {
                  tries.countDown();
                  if (tries.getCount() > 0) {
                    throw new IllegalStateException("away");
                  }
                })
            .start();
    buffer.increment("a");
    tries.await();
    buffer.close();
    System.out.println("closed");
  }
}
