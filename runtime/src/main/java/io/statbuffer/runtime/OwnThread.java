package io.statbuffer.runtime;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * The daemon threads of this library. They take neither the context class loader nor the
 * inheritable thread-locals nor, before Java 24, the access control context of whoever happened to
 * count or start a buffer first: that application may be unloaded long before them.
 */
final class OwnThread {
  private OwnThread() {}

  /** Not started yet. */
  @SuppressWarnings("removal") // it is for the JVMs where it isn't removed, nor without effect
  static Thread of(String name, Runnable work) {
    Thread thread = AccessController.doPrivileged(new Creation(name, work));
    thread.setDaemon(true);
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    return thread;
  }

  /** No lambda, as the first of a JVM costs milliseconds, and this is part of a first count. */
  private record Creation(String name, Runnable work) implements PrivilegedAction<Thread> {
    @Override
    public Thread run() {
      return new Thread(null, work, name, 0, false);
    }
  }
}
