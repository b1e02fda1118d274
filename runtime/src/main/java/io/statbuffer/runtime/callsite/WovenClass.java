package io.statbuffer.runtime.callsite;

/** Whether the methods of one class count by themselves, for generated code to stand back. */
public final class WovenClass {
  private volatile boolean woven;

  WovenClass(boolean woven) {
    this.woven = woven;
  }

  /** Whether the agent has woven the class; it may become so at any time, by an attach. */
  public boolean isWoven() {
    return woven;
  }

  void becomeWoven() {
    woven = true;
  }
}
