package io.statbuffer.agent.cli;

import io.statbuffer.agent.message.Causes;
import io.statbuffer.agent.message.Messages;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong with a command: one line each. */
final class ErrorLines implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Messages messages;

  ErrorLines(Messages messages) {
    this.messages = messages;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    messages.say(reason(e) + " (see: " + command.getCommandSpec().qualifiedName() + " --help)");
    return ExitStatus.WRONG_USAGE;
  }

  private static String reason(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return String.valueOf(e.getMessage());
    }
    String argument = unmatched.getUnmatched().get(0);
    boolean ofAll = !e.getCommandLine().getSubcommands().isEmpty();
    String kind =
        unmatched.isUnknownOption() ? "unknown option" : ofAll ? "unknown command" : "too much";
    List<String> known =
        unmatched.isUnknownOption() || ofAll ? unmatched.getSuggestions() : List.of();
    return kind + ": " + argument + (known.isEmpty() ? "" : "; did you mean " + known.get(0) + "?");
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    messages.say(command.getCommandName() + " failed: " + reason(e));
    return ExitStatus.FAILED;
  }

  private static String reason(Exception e) {
    boolean saysItAll =
        e instanceof CommandFailure
            || (e instanceof IOException && !(e instanceof FileSystemException));
    return saysItAll ? String.valueOf(e.getMessage()) : Causes.describe(e);
  }
}
