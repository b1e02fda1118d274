package io.statbuffer.agent.cli;

import io.statbuffer.agent.message.Messages;
import io.statbuffer.agent.settings.AgentSettings;
import io.statbuffer.runtime.jdbi.Schema;
import java.io.PrintStream;
import java.util.List;

/**
 * Prints the statements that make the tables, for those who rather make them before the agent does:
 * for the dialect that is given, or for the one of the configured URL.
 */
final class Ddl implements Command {
  private final PrintStream out;
  private final Messages messages;

  Ddl(PrintStream out, Messages messages) {
    this.out = out;
    this.messages = messages;
  }

  @Override
  public int run(List<String> arguments) throws UsageException {
    if (arguments.size() > 1) {
      throw new UsageException("ddl takes one dialect: " + String.join(" ", arguments));
    }
    AgentSettings settings = AgentSettings.read(null, messages);
    String dialect = arguments.isEmpty() ? dialect(settings.database().url()) : arguments.get(0);
    try {
      for (String statement : Schema.ddl(dialect, settings.database().table())) {
        out.println(statement + ";");
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    return 0;
  }

  private static String dialect(String url) {
    for (String dialect : Schema.dialects()) {
      if (url.startsWith("jdbc:" + dialect + ":")) {
        return dialect;
      }
    }
    return "portable";
  }
}
