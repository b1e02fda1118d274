package io.statbuffer.agent.cli;

import io.statbuffer.agent.message.Messages;
import io.statbuffer.agent.settings.AgentSettings;
import io.statbuffer.agent.transform.ClassPath;
import io.statbuffer.agent.transform.ClassPathCheck;
import io.statbuffer.agent.weave.CountedMethod;
import io.statbuffer.agent.weave.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists what the agent would count on a class path, and what it can't, and why. */
@Command(
    name = "explain",
    description = {
      "List what is counted, and why something else can't be.",
      "Each counted method comes with its key, moment, amount and buffer; then what can't be"
          + " counted, and why; then the rules that match nothing."
    },
    exitCodeList = {
      "0:all can be counted",
      "1:something can't be counted, or the class path can't be read",
      ExitStatus.WRONG_USAGE_HELP
    },
    footer = {
      "  java -jar statbuffer-agent.jar explain app.jar",
      "  java -jar statbuffer-agent.jar explain 'classes:lib/*' statbuffer.properties"
    })
final class Explain implements Callable<Integer> {
  private final Output output;
  private final Messages messages;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "CLASSPATH",
      description = {
        "Jars, directories of classes and DIR/* for all jars of a directory, divided as on the"
            + " class path of java; also Spring Boot jars and war files."
      })
  private String classPath = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = SettingsFile.LABEL,
      description = SettingsFile.DESCRIPTION)
  private @Nullable Path file;

  Explain(Output output, Messages messages) {
    this.output = output;
    this.messages = messages;
  }

  @Override
  public Integer call() throws IOException {
    AgentSettings settings = SettingsFile.read(file, command, messages);
    try (ClassPath opened = ClassPath.openWithArchives(classPath)) {
      ClassPathCheck check = ClassPathCheck.of(opened, settings.rules());
      PrintWriter out = output.text();
      check.counted().forEach(method -> out.println("counted      " + line(method)));
      for (Problem problem : check.problems()) {
        out.println("not counted  " + problem);
      }
      for (String missing : check.missing()) {
        out.println("not found    " + missing);
      }
      if (check.counted().isEmpty() && check.problems().isEmpty()) {
        messages.say("there is nothing to count on " + classPath);
      }
      return check.problems().isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
    }
  }

  private static String line(CountedMethod method) {
    return method.method()
        + " = "
        + method.key()
        + " (on "
        + method.moment().name().toLowerCase(Locale.ROOT)
        + ", by "
        + method.amount()
        + ", buffer "
        + method.buffer()
        + (method.byRule() ? ", of a rule" : "")
        + (method.inheritedFrom() == null ? "" : ", declared by " + method.inheritedFrom())
        + ")";
  }
}
