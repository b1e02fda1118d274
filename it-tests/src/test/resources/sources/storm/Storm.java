package storm;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Counts on thousands of threads until it is told to stop, and then knows how often. */
final class Storm {
  private final Map<String, Long> truth = new ConcurrentSkipListMap<>();
  private final CountDownLatch begun;
  private final CountDownLatch ended;
  private volatile boolean stopping;

  Storm(Consumer<String> count) throws ReflectiveOperationException {
    boolean virtual = Runtime.version().feature() >= 21;
    Executor executor = virtual ? virtualThreads() : Storm::startDaemon;
    int threads = virtual ? 10_000 : 200;
    begun = new CountDownLatch(threads);
    ended = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      String key = "key" + i % 50;
      executor.execute(() -> run(key, count));
    }
  }

  private void run(String key, Consumer<String> count) {
    long times = 0;
    for (; !stopping; times++) {
      count.accept(key);
      if (times == 0) {
        begun.countDown();
      }
      LockSupport.parkNanos(1_000_000); // virtual threads that yield keep out those not yet begun
    }
    truth.merge("hits." + key, times, Long::sum);
    ended.countDown();
  }

  void awaitBegin() throws InterruptedException {
    begun.await();
  }

  /** Prints what was counted by key, once nothing is any more. */
  void stop() {
    stopping = true;
    try {
      ended.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    String list = truth.toString().replace('{', '[').replace('}', ']');
    System.out.println("buffer default counted: " + list);
  }

  private static void startDaemon(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
  }

  /** Found by name, as this is compiled for a Java that lacks them. */
  private static Executor virtualThreads() throws ReflectiveOperationException {
    return (Executor) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }
}
