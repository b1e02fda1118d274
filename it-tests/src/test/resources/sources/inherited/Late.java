package inherited;

import io.statbuffer.annotations.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A class with an override that calls super comes when its superclass has long been in use. */
public final class Late implements Runnable {
  static final int CALLS = 100_000;
  static final int THREADS = 4;

  static class Base {
    @Count("called")
    int call(int n) {
      return n + 1;
    }
  }

  static class Below extends Base {
    @Override
    int call(int n) {
      return super.call(n) + 1;
    }
  }

  private final CountDownLatch hot = new CountDownLatch(THREADS);
  private final CountDownLatch loaded = new CountDownLatch(1);

  @Override
  public void run() {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      threads.add(new Thread(i % 2 == 0 ? this::goOn : this::callBoth));
    }
    threads.forEach(Thread::start);
    try {
      hot.await();
      Class.forName("inherited.Late$Below");
      loaded.countDown();
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (ClassNotFoundException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void call(Base base) {
    for (int i = 0; i < CALLS; i++) {
      base.call(i);
    }
  }

  private void goOn() {
    call(new Base());
    hot.countDown();
    call(new Base());
  }

  private void callBoth() {
    call(new Base());
    hot.countDown();
    try {
      loaded.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    call(new Below());
  }
}
