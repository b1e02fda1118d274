package io.statbuffer.agent.cli;

import java.io.PrintStream;
import java.util.List;

/** Prints the version that the jar's manifest gives. */
final class Version implements Command {
  private final PrintStream out;

  Version(PrintStream out) {
    this.out = out;
  }

  @Override
  public int run(List<String> arguments) throws UsageException {
    if (!arguments.isEmpty()) {
      throw new UsageException("version takes no argument: " + arguments.get(0));
    }
    String version = Version.class.getPackage().getImplementationVersion();
    out.println("statbuffer-agent " + (version == null ? "(not from its jar)" : version));
    return 0;
  }
}
