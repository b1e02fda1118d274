package io.statbuffer.agent.cli;

import java.util.List;

/** One command; its arguments exclude its name. */
@FunctionalInterface
interface Command {
  /**
   * Runs it.
   *
   * @return the exit status
   * @throws UsageException if the arguments are wrong
   * @throws Exception if it fails; the message is printed
   */
  int run(List<String> arguments) throws Exception;
}
