package io.statbuffer.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.RunningJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs commands of the jar in a directory, where times are in UTC and lines have 80 characters. */
record Commands(Path directory) {
  private static final String HELP = "java -jar statbuffer-agent.jar%s --help";

  /** Runs a command that reads nothing. */
  EndedJvm run(String... arguments) throws IOException, InterruptedException {
    return run(jvm(), arguments);
  }

  /** Runs a command in that JVM. */
  static EndedJvm run(ForkedJvm jvm, String... arguments) throws IOException, InterruptedException {
    try (RunningJvm command = start(jvm, arguments)) {
      return command.end();
    }
  }

  /** Starts a command, whose input stays open. */
  RunningJvm start(String... arguments) throws IOException {
    return start(jvm(), arguments);
  }

  /** The JVM for a command. */
  ForkedJvm jvm() {
    return ForkedJvm.in(directory)
        .option("-Duser.timezone=UTC")
        .option("-Dstdout.encoding=US-ASCII")
        .environment("COLUMNS", "80");
  }

  /** What a command prints that must do what it is told, and say nothing. */
  List<String> printed(String... arguments) throws IOException, InterruptedException {
    EndedJvm ended = run(arguments);
    assertThat(ended.errors()).isEmpty();
    assertThat(ended.exitCode()).isZero();
    return ended.output();
  }

  /** Checks that a command failed, printed nothing, and said why in this one line. */
  static void assertFailed(EndedJvm ended, String why) {
    assertThat(ended.errors()).containsExactly("statbuffer: " + why);
    assertThat(ended.output()).isEmpty();
    assertThat(ended.exitCode()).isEqualTo(1);
  }

  /** The same for one that was called wrongly; the help of the command is pointed to. */
  static void assertWrongUsage(EndedJvm ended, String command, String why) {
    String help = HELP.formatted(command.isEmpty() ? "" : " " + command);
    assertThat(ended.errors()).containsExactly("statbuffer: " + why + " (see: " + help + ")");
    assertThat(ended.output()).isEmpty();
    assertThat(ended.exitCode()).isEqualTo(2);
  }

  private static RunningJvm start(ForkedJvm jvm, String... arguments) throws IOException {
    return jvm.start(
        Stream.concat(Stream.of("-jar", ForkedJvm.agentJar().toString()), Stream.of(arguments))
            .toArray(String[]::new));
  }
}
