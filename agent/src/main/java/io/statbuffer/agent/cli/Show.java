package io.statbuffer.agent.cli;

import io.statbuffer.agent.message.Messages;
import io.statbuffer.agent.settings.AgentSettings;
import io.statbuffer.agent.settings.DatabaseSettings;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Prints the counts that are in the configured database: once, or again and again with what they
 * gained since the last time, until the input ends.
 */
@Command(
    name = "show",
    description = "Print the counts: totals, last updates and, with --watch, rates.",
    exitCodeList = {ExitStatus.DONE_HELP, ExitStatus.FAILED_HELP, ExitStatus.WRONG_USAGE_HELP},
    footer = {
      "  java -jar statbuffer-agent.jar show",
      "  java -jar statbuffer-agent.jar show statbuffer.properties --watch --top=20",
      "  java -jar statbuffer-agent.jar show --json > counts.json"
    })
final class Show implements Callable<Integer> {
  private static final String FOR_EVER = "2147483647";

  private final Output output;
  private final InputStream in;
  private final Messages messages;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = SettingsFile.LABEL,
      description =
          SettingsFile.DESCRIPTION + " Without one: those that the agent has without one.")
  private @Nullable Path file;

  @Option(
      names = "--watch",
      arity = "0..1",
      fallbackValue = FOR_EVER,
      paramLabel = "N",
      preprocessor = AttachedValueOnly.class,
      converter = PositiveNumber.class,
      description =
          "Look again and again, N times if given, until the input ends or Ctrl-C, and print what"
              + " each key gained per second since the last look.")
  private int looks = 1;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      converter = DurationText.class,
      description =
          "From one look to the next, such as 10s; by default the interval between flushes.")
  private @Nullable Duration every;

  @Option(
      names = "--json",
      description = "Print one JSON object in one line for each look, in UTF-8.")
  private boolean json;

  @Option(names = "--buffer", paramLabel = "NAME", description = "Only the counts of this buffer.")
  private @Nullable String buffer;

  @Option(
      names = "--top",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "Only the N largest totals, the largest first.")
  private @Nullable Integer top;

  @Option(
      names = "--driver",
      paramLabel = "JAR",
      description = "The database's driver, if jdbc.driver.path isn't set.")
  private @Nullable String driver;

  Show(Output output, InputStream in, Messages messages) {
    this.output = output;
    this.in = in;
    this.messages = messages;
  }

  @Override
  public Integer call() throws Exception {
    AgentSettings settings = SettingsFile.read(file, command, messages);
    Terminal terminal = Terminal.ofThisProcess();
    Screen screen =
        new Screen(
            output,
            json ? new CountJson() : table(terminal),
            json ? "" : looks > 1 ? terminal.clear() : "");
    Watch watch =
        new Watch(
            new StoredCounts(withDriver(settings.database())),
            look -> screen.print(look, chosen(look.counts())),
            messages);
    watch.run(looks, every == null ? Watch.period(settings) : every, in);
    return ExitStatus.DONE;
  }

  private CountTable table(Terminal terminal) {
    String ellipsis = output.canPrint("…") ? "…" : "~";
    return new CountTable(terminal.width(), ellipsis, Ansi.AUTO);
  }

  private List<ShownCount> chosen(List<ShownCount> counts) {
    return counts.stream()
        .filter(count -> buffer == null || buffer.equals(count.buffer()))
        .sorted(top == null ? ShownCount.BY_NAME : ShownCount.BY_TOTAL)
        .limit(top == null ? Integer.MAX_VALUE : top)
        .toList();
  }

  private DatabaseSettings withDriver(DatabaseSettings settings) {
    return driver == null
        ? settings
        : new DatabaseSettings(
            settings.url(),
            settings.user(),
            settings.password(),
            driver,
            settings.table(),
            settings.createsTables());
  }
}
