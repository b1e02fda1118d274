package io.statbuffer.agent.cli;

import io.statbuffer.agent.message.Messages;
import io.statbuffer.agent.settings.AgentSettings;
import io.statbuffer.agent.transform.ClassPath;
import io.statbuffer.agent.transform.ClassPathCheck;
import io.statbuffer.agent.weave.CountedMethod;
import io.statbuffer.agent.weave.Problem;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Lists what the agent would count on a class path, and what it can't, and why. */
final class Explain implements Command {
  private final PrintStream out;
  private final Messages messages;

  Explain(PrintStream out, Messages messages) {
    this.out = out;
    this.messages = messages;
  }

  @Override
  public int run(List<String> arguments) throws UsageException, IOException {
    if (arguments.isEmpty() || arguments.size() > 2) {
      throw new UsageException("explain takes a class path and perhaps a file");
    }
    AgentSettings settings =
        AgentSettings.read(arguments.size() == 2 ? arguments.get(1) : null, messages);
    try (ClassPath classPath = ClassPath.open(arguments.get(0))) {
      ClassPathCheck check = ClassPathCheck.of(classPath, settings.rules());
      for (CountedMethod method : check.counted()) {
        out.println(
            "counted      "
                + method.method()
                + " = "
                + method.key()
                + " (buffer "
                + method.buffer()
                + ", on "
                + method.moment().name().toLowerCase(Locale.ROOT)
                + ")");
      }
      for (Problem problem : check.problems()) {
        out.println("not counted  " + problem);
      }
      for (String missing : check.missing()) {
        out.println("not found    " + missing);
      }
      if (check.counted().isEmpty() && check.problems().isEmpty()) {
        out.println("nothing to count on " + arguments.get(0));
      }
      return check.problems().isEmpty() ? 0 : 1;
    }
  }
}
