package io.statbuffer.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Closes all buffers, side by side, when the JVM shuts down. As other hooks may still count then,
 * it first flushes for as long as counts come in and such threads are alive, for up to half of each
 * buffer's shutdown timeout. At last it reports what was rejected.
 */
final class ShutdownHook implements Runnable {
  private static final Set<StatBuffer<?>> STARTED = ConcurrentHashMap.newKeySet();

  /** Closed before, and still somebody's to count into. */
  private static final Set<StatBuffer<?>> CLOSED =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private static final Thread THREAD = OwnThread.of("statbuffer-shutdown", new ShutdownHook());
  private static volatile boolean running;

  static {
    try {
      Runtime.getRuntime().addShutdownHook(THREAD);
    } catch (IllegalStateException e) {
      running = true; // first used while the JVM shuts down: too late for a hook
    }
  }

  private ShutdownHook() {}

  /** Sees to it that the hook is there. */
  static void install() {
    // The static initializer did it.
  }

  static void add(StatBuffer<?> buffer) {
    STARTED.add(buffer);
  }

  static void closed(StatBuffer<?> buffer) {
    CLOSED.add(buffer);
    STARTED.remove(buffer);
  }

  static boolean isItself(Thread thread) {
    return thread == THREAD;
  }

  static boolean isRunning() {
    return running;
  }

  @Override
  public void run() {
    running = true;
    StatBuffers.startTheRest();
    List<Thread> closers = new ArrayList<>();
    for (StatBuffer<?> buffer : STARTED) {
      Thread closer = OwnThread.of("statbuffer-close-" + buffer.name(), buffer::closeAtShutdown);
      closer.start();
      closers.add(closer);
    }
    try {
      for (Thread closer : closers) {
        closer.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // somebody wants the JVM to end now
    }
    List.copyOf(CLOSED).forEach(StatBuffer::reportRejected);
    for (StatBuffer<?> buffer : StatBuffers.notStarted()) {
      buffer.reportNeverStarted("are lost");
      buffer.reportRejected();
    }
  }
}
