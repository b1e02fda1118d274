package io.statbuffer.agent.cli;

import io.statbuffer.agent.message.Messages;
import java.io.InputStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** All commands, and what is said by {@code --help} when none is named. */
@Command(
    name = Commands.NAME,
    mixinStandardHelpOptions = true,
    versionProvider = Version.Line.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = HelpCommand.class,
    header = "Counts the calls of annotated and configured methods into a SQL table.%n",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {ExitStatus.DONE_HELP, ExitStatus.FAILED_HELP, ExitStatus.WRONG_USAGE_HELP},
    footer = {
      "%nExamples:",
      "  java -javaagent:statbuffer-agent.jar -jar app.jar",
      "  java -jar statbuffer-agent.jar explain app.jar",
      "  java -jar statbuffer-agent.jar show --watch",
      "  java -jar statbuffer-agent.jar help show"
    })
final class Commands implements Runnable {
  static final String NAME = "java -jar statbuffer-agent.jar";

  @Spec private CommandSpec command = CommandSpec.create();

  private Commands() {}

  @Override
  public void run() {
    throw new ParameterException(command.commandLine(), "no command");
  }

  static CommandLine of(Output output, InputStream in, Messages messages) {
    ErrorLines errors = new ErrorLines(messages);
    CommandLine commands = new CommandLine(new Commands());
    commands
        .addSubcommand(new Attach(output))
        .addSubcommand(new Show(output, in, messages))
        .addSubcommand(new Explain(output, messages))
        .addSubcommand(new Ddl(output, messages))
        .addSubcommand(new Version(output));
    commands.getSubcommands().values().forEach(Commands::addHelp);
    return commands
        .setOut(output.text())
        .setExpandAtFiles(false) // a file's name may begin with an at sign
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }

  private static void addHelp(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    if (!spec.name().equals("help")) { // which picocli brings with its own
      spec.addOption(
          OptionSpec.builder("-h", "--help")
              .usageHelp(true)
              .description("Print this help.")
              .build());
      spec.usageMessage()
          .sortOptions(false)
          .parameterListHeading("%n")
          .optionListHeading("%n")
          .exitCodeListHeading("%nExit status:%n")
          .footerHeading("%nExamples:%n");
    }
  }
}
