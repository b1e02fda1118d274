package io.statbuffer.agent.cli;

import io.statbuffer.agent.message.Causes;
import io.statbuffer.agent.message.StandardError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs one command, and exits with 0, with 1 if it failed, or with 2 if it was called wrongly. */
public final class Main {
  private static final String USAGE =
      """
      Usage: java -jar statbuffer-agent.jar COMMAND
        attach PID [FILE]          count in a JVM that runs already
        show [FILE] [--watch[=N]]  print the counts; with --watch every second, with rates,
                                   until the input ends, or N times
        explain CLASSPATH [FILE]   list the counted methods, and why one can't be counted
        ddl [DIALECT]              print the tables' definition
        version                    print the version
      FILE is a properties file with the agent's settings.""";

  private Main() {}

  /** Runs the command that the arguments name. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) {
    StandardError messages = new StandardError();
    try {
      if (arguments.isEmpty()) {
        throw new UsageException("no command");
      }
      Command command = command(arguments.get(0), messages);
      if (command == null) {
        throw new UsageException("unknown command: " + arguments.get(0));
      }
      return command.run(arguments.subList(1, arguments.size()));
    } catch (UsageException e) {
      messages.say(String.valueOf(e.getMessage()));
      System.err.println(USAGE);
      return 2;
    } catch (Exception e) {
      messages.say(arguments.get(0) + " failed: " + Causes.describe(e));
      return 1;
    }
  }

  private static @Nullable Command command(String name, StandardError messages) {
    return switch (name) {
      case "attach" -> new Attach();
      case "show" -> new Show(System.out, System.in, messages);
      case "explain" -> new Explain(System.out, messages);
      case "ddl" -> new Ddl(System.out, messages);
      case "version" -> new Version(System.out);
      default -> null;
    };
  }
}
