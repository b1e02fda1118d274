package io.statbuffer.agent.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** Prints the version that the jar's manifest gives. */
@Command(
    name = "version",
    description = "Print the version, in one line that a script can read.",
    footer = "  java -jar statbuffer-agent.jar version")
final class Version implements Callable<Integer> {
  private final Output output;

  Version(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    output.text().println(line());
    return ExitStatus.DONE;
  }

  private static String line() {
    String version = Version.class.getPackage().getImplementationVersion();
    return "statbuffer-agent " + (version == null ? "(not from its jar)" : version);
  }

  /** For {@code --version}. */
  static final class Line implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {line()};
    }
  }
}
