package io.statbuffer.agent.weave;

/** How a woven class finds {@code io.statbuffer.runtime}. */
public enum RuntimeAccess {
  /** By name, as its class loader leads there. */
  BY_NAME,

  /**
   * By the JDK alone, which knows the system class loader: for a class whose own loader leads to
   * another copy, or to none. Only class files of Java 11 and later can be woven so.
   */
  BY_SYSTEM_LOADER
}
