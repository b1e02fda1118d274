package io.statbuffer.runtime;

/** What {@link UnloadingTest} has an application run that is unloaded afterwards. */
public final class FirstCount implements Runnable {
  @Override
  public void run() {
    StatBuffers.get("unloading").increment("a");
  }
}
