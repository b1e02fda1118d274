package io.statbuffer.agent.cli;

/** Says what is wrong with a command's arguments. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
