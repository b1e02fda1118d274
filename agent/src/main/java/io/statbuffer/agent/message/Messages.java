package io.statbuffer.agent.message;

/** Takes what the agent has to say. May be called from any thread, and never throws. */
@FunctionalInterface
public interface Messages {
  /** Says one thing, in one line, without a prefix; passwords in it need not be masked yet. */
  void say(String message);
}
