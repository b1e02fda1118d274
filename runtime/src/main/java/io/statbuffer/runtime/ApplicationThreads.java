package io.statbuffer.runtime;

import java.util.Map;

/** The threads that may still count while the JVM shuts down. */
final class ApplicationThreads {
  private ApplicationThreads() {}

  /**
   * Whether a thread is alive that the end of the JVM may be waiting for, such as another shutdown
   * hook. Daemon threads aren't waited for: they may count for ever.
   */
  static boolean areAlive() {
    for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
      Thread thread = entry.getKey();
      boolean ends = thread.getName().equals("DestroyJavaVM") || isShuttingDown(entry.getValue());
      if (!thread.isDaemon() && !ends && !ShutdownHook.isItself(thread)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it called {@link System#exit} and so can't count any more. */
  private static boolean isShuttingDown(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().equals("java.lang.Shutdown")) {
        return true;
      }
    }
    return false;
  }
}
