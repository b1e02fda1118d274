package io.statbuffer.agent.cli;

/** What the process exits with. */
final class ExitStatus {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;

  /** How the help of a command lists them, for picocli. */
  static final String DONE_HELP = "0:done";

  static final String FAILED_HELP = "1:failed; one line on standard error says why";
  static final String WRONG_USAGE_HELP = "2:called wrongly";

  private ExitStatus() {}
}
