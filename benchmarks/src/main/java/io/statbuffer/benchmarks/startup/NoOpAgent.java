package io.statbuffer.benchmarks.startup;

/** What an agent costs that does nothing. */
public final class NoOpAgent {
  private NoOpAgent() {}

  /** Does nothing. */
  public static void premain(String arguments) {}
}
