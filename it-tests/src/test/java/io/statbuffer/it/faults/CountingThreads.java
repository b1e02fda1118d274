package io.statbuffer.it.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Threads that count random amounts of random keys until they are told to end. */
final class CountingThreads {
  private static final int THREADS = 2;
  private static final int KEYS = 500;
  private static final int BURST = 100;
  private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();

  private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);
  private final List<Future<?>> running = new ArrayList<>();
  private volatile boolean ending;

  CountingThreads(CountedBuffer buffer, SplittableRandom random) {
    for (int i = 0; i < THREADS; i++) {
      SplittableRandom own = random.split();
      running.add(executor.submit(() -> count(buffer, own)));
    }
  }

  private void count(CountedBuffer buffer, SplittableRandom random) {
    while (!ending) {
      for (int n = random.nextInt(BURST); n > 0; n--) {
        buffer.increment("key" + random.nextInt(KEYS), random.nextLong(1, 1000));
      }
      LockSupport.parkNanos(PAUSE_NANOS); // leaves the machine to the server
    }
  }

  void tellToEnd() {
    ending = true;
    executor.shutdown();
  }

  /** Returns when they have ended; throws what one of them threw. */
  void end() throws ExecutionException, InterruptedException {
    tellToEnd();
    for (Future<?> thread : running) {
      thread.get();
    }
  }
}
