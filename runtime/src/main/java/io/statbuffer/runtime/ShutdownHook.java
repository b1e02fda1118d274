package io.statbuffer.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Closes all buffers, side by side, when the JVM shuts down. As other hooks and threads may still
 * count then, it first flushes for as long as counts come in, for up to half of each buffer's
 * shutdown timeout.
 */
final class ShutdownHook {
  private static final Set<StatBuffer<?>> STARTED = ConcurrentHashMap.newKeySet();
  private static volatile boolean running;

  static {
    try {
      Runtime.getRuntime().addShutdownHook(OwnThread.of("statbuffer-shutdown", ShutdownHook::run));
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

  static void remove(StatBuffer<?> buffer) {
    STARTED.remove(buffer);
  }

  static boolean isRunning() {
    return running;
  }

  private static void run() {
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
    StatBuffers.notStarted().forEach(buffer -> buffer.reportNeverStarted("are lost"));
  }
}
