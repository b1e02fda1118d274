package io.statbuffer.agent.settings;

/** What becomes of methods that should count and can't be woven. */
public enum Unwoven {
  /** One line for each; the default. */
  WARN,
  /**
   * The class path is looked through at start, and the JVM doesn't start if one is found there;
   * what is found later, since it was loaded from elsewhere, is said as an error.
   */
  FAIL,
  /** Nothing is said. */
  IGNORE
}
