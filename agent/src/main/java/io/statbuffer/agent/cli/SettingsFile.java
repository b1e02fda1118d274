package io.statbuffer.agent.cli;

import io.statbuffer.agent.message.Messages;
import io.statbuffer.agent.settings.AgentSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The properties file that most commands take; the agent goes on without it, a command doesn't. */
final class SettingsFile {
  static final String LABEL = "FILE";
  static final String DESCRIPTION = "The properties file with the agent's settings.";

  private SettingsFile() {}

  /** Reads the settings, from the file if there is one. */
  static AgentSettings read(@Nullable Path file, CommandSpec command, Messages messages) {
    return AgentSettings.read(file == null ? null : existing(file, command).toString(), messages);
  }

  /** The file's absolute path, if it can be read. */
  static Path existing(Path file, CommandSpec command) {
    Path absolute = file.toAbsolutePath().normalize();
    String wrong =
        !Files.exists(absolute)
            ? "doesn't exist"
            : !Files.isRegularFile(absolute)
                ? "is no file"
                : !Files.isReadable(absolute) ? "can't be read" : null;
    if (wrong != null) {
      throw new ParameterException(
          command.commandLine(), "the settings file " + absolute + " " + wrong);
    }
    return absolute;
  }
}
