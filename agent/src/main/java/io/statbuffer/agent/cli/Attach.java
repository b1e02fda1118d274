package io.statbuffer.agent.cli;

import io.statbuffer.agent.Agent;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads the agent into a JVM that runs; the file is found from here, not from there. */
@Command(
    name = "attach",
    description = {
      "Count in a JVM that runs already, from now on until it ends.",
      "Classes that it has loaded are woven, too. To attach twice does no harm."
    },
    exitCodeList = {ExitStatus.DONE_HELP, ExitStatus.FAILED_HELP, ExitStatus.WRONG_USAGE_HELP},
    footer = {
      "  java -jar statbuffer-agent.jar attach 4711",
      "  java -jar statbuffer-agent.jar attach 4711 statbuffer.properties",
      "  java -jar statbuffer-agent.jar attach $(pgrep -f app.jar)"
    })
final class Attach implements Callable<Integer> {
  private final Output output;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "PID",
      description = "The process id, as jps and jcmd list them.")
  private String pid = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = SettingsFile.LABEL,
      description = SettingsFile.DESCRIPTION)
  private @Nullable Path file;

  Attach(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws CommandFailure, URISyntaxException {
    TargetProcess target = TargetProcess.of(number());
    String settings = file == null ? null : SettingsFile.existing(file, command).toString();
    target.check();
    File jar = new File(Attach.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try {
      ByteBuddyAgent.attach(jar, pid, settings);
    } catch (IllegalStateException e) {
      throw target.refusal(e);
    }
    String report = target.property(Agent.ATTACHED);
    if (report.startsWith(Agent.IDLE)) {
      throw new CommandFailure("the agent is attached to process " + pid + " and " + report);
    }
    output.text().println("process " + pid + ": " + report);
    return ExitStatus.DONE;
  }

  private long number() {
    if (!pid.matches("[1-9]\\d{0,17}")) {
      throw new ParameterException(
          command.commandLine(), "the process id must be a number from 1 on: " + pid);
    }
    return Long.parseLong(pid);
  }
}
