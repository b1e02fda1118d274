package io.statbuffer.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Ticking;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of the commands, and to those who call them wrongly. */
class UsageIT {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"attach", "show", "explain", "ddl", "version"})
  void theHelpOfEachCommandHasExamples(String command) throws Exception {
    assertThat(commands().printed(command, "--help")).isEqualTo(help(command));
  }

  @Test
  void theHelpListsTheCommands() throws Exception {
    assertThat(commands().printed("--help")).isEqualTo(help("commands"));
  }

  @Test
  void helpIsAlsoACommand() throws Exception {
    assertThat(commands().printed("help", "ddl")).isEqualTo(help("ddl"));
  }

  @Test
  void theVersionIsOneLineForScripts() throws Exception {
    List<String> version = commands().printed("version");
    assertThat(version)
        .singleElement()
        .asString()
        .matches("statbuffer-agent \\d+[.]\\d+[.]\\d+(-SNAPSHOT)?");
    assertThat(commands().printed("--version")).isEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                 | ''      | no command
          shwo               | ''      | unknown command: shwo; did you mean show?
          show --wach        | show    | unknown option: --wach; did you mean --watch?
          show a b           | show    | too much: b
          show --watch=0     | show    | Invalid value for option '--watch': it must be a whole number from 1 on: 0
          show --every=soon  | show    | Invalid value for option '--every': it must be a whole number with the unit ms, s, m or h, such as 5s: soon
          attach             | attach  | Missing required parameter: 'PID'
          attach me          | attach  | the process id must be a number from 1 on: me
          explain            | explain | Missing required parameter: 'CLASSPATH'
          ddl nosuch         | ddl     | dialect must be one of [postgresql, mariadb, mysql, h2, sqlite, portable]: nosuch
          version now        | version | too much: now
          """)
  void whatIsCalledWronglySaysSoInOneLine(String arguments, String command, String why)
      throws Exception {
    EndedJvm ended = commands().run(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1));
    Commands.assertWrongUsage(ended, command, why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"show", "explain .", "attach 1"})
  void aSettingsFileThatIsNotThereIsNamed(String command) throws Exception {
    EndedJvm ended = commands().run((command + " nosuch.properties").split(" ", -1));
    Commands.assertWrongUsage(
        ended,
        command.split(" ", -1)[0],
        "the settings file " + directory.resolve("nosuch.properties") + " doesn't exist");
  }

  @Test
  void anApplicationWithTheAgentLoadsNoneOfIt() throws Exception {
    Path loaded = directory.resolve("loaded");
    Path classes = Ticking.compile(directory.resolve("classes"));
    try (RunningJvm jvm =
        ForkedJvm.in(directory)
            .agent()
            .option("-Xlog:class+load:file=" + loaded)
            .classPath(List.of(classes))
            .start(Ticking.MAIN)) {
      jvm.send("1");
      assertThat(jvm.end().exitCode()).isZero();
    }
    assertThat(loaded)
        .content()
        .contains("io.statbuffer.agent.Agent ")
        .doesNotContain("io.statbuffer.agent.cli", "picocli");
  }

  private Commands commands() {
    return new Commands(directory);
  }

  private static List<String> help(String name) throws IOException {
    String resource = "/help/" + name + ".txt";
    try (InputStream in = UsageIT.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("no such resource: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
