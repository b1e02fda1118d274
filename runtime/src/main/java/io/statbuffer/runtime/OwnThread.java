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
    PrivilegedAction<Thread> create = () -> new Thread(null, work, name, 0, false);
    Thread thread = AccessController.doPrivileged(create);
    thread.setDaemon(true);
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    return thread;
  }
}
