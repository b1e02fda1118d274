package io.statbuffer.agent.cli;

import io.statbuffer.agent.message.Messages;
import io.statbuffer.agent.settings.AgentSettings;
import io.statbuffer.agent.settings.DatabaseSettings;
import io.statbuffer.runtime.jdbi.Schema;
import java.util.Iterator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Prints the statements that make the tables, for those who rather make them before the agent does:
 * for the dialect that is given, or for the one of the configured URL.
 */
@Command(
    name = "ddl",
    description = "Print the statements that make the tables.",
    exitCodeList = {ExitStatus.DONE_HELP, ExitStatus.WRONG_USAGE_HELP},
    footer = {
      "  java -jar statbuffer-agent.jar ddl postgresql | psql",
      "  java -jar statbuffer-agent.jar ddl mariadb --table shop_counts"
    })
final class Ddl implements Callable<Integer> {
  private final Output output;
  private final Messages messages;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "DIALECT",
      completionCandidates = Dialects.class,
      description =
          "One of ${COMPLETION-CANDIDATES}; by default that of jdbc.url in the environment or the"
              + " system properties.")
  private @Nullable String dialect;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description =
          "The table of counts; " + DatabaseSettings.DEFAULT_TABLE + " if no other is set.")
  private @Nullable String table;

  Ddl(Output output, Messages messages) {
    this.output = output;
    this.messages = messages;
  }

  @Override
  public Integer call() {
    DatabaseSettings database = AgentSettings.read(null, messages).database();
    try {
      for (String statement :
          Schema.ddl(
              dialect == null ? dialectOf(database.url()) : dialect,
              table == null ? database.table() : table)) {
        output.text().println(statement + ";");
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
    return ExitStatus.DONE;
  }

  private static String dialectOf(String url) {
    for (String known : Schema.dialects()) {
      if (url.startsWith("jdbc:" + known + ":")) {
        return known;
      }
    }
    return "portable";
  }

  /** The names for the help. */
  static final class Dialects implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Schema.dialects().iterator();
    }
  }
}
