package io.statbuffer.agent.message;

import org.jspecify.annotations.Nullable;

/** Takes what the agent has to say. May be called from any thread, and never throws. */
@FunctionalInterface
public interface Messages {
  /** Says one thing, in one line, without a prefix; passwords in it need not be masked yet. */
  void say(String message);

  /** Has nothing secret of this database printed from now on, where anything is printed. */
  default void hide(String jdbcUrl, @Nullable String password) {}
}
