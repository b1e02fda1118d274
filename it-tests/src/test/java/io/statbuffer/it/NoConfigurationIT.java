package io.statbuffer.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Ticking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoConfigurationIT {
  @TempDir Path directory;
  private Path classes = Path.of("");

  @BeforeEach
  void compile() throws IOException {
    classes = Ticking.compile(directory.resolve("classes"));
  }

  @ParameterizedTest
  @MethodSource("io.statbuffer.it.fork.Jdks#all")
  void itCountsIntoAFileSaysSoInOneLineAndShowsTheCounts(Path jdk)
      throws IOException, InterruptedException {
    EndedJvm ended;
    try (RunningJvm jvm =
        ForkedJvm.in(directory).on(jdk).agent().classPath(List.of(classes)).start(Ticking.MAIN)) {
      jvm.send("3");
      ended = jvm.end();
    }
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output()).containsExactly(Ticking.TICKED);
    assertThat(ended.errors()).singleElement().asString().contains("statbuffer-counts");
    assertThat(directory.resolve("statbuffer-counts.mv.db")).exists();

    assertThat(show(jdk))
        .filteredOn(line -> line.contains("ticks"))
        .singleElement()
        .asString()
        .matches(".*\\b3\\b.*");
  }

  @Test
  void aRunningApplicationCountsFromTheAttachOn() throws IOException, InterruptedException {
    EndedJvm attached;
    EndedJvm ended;
    try (RunningJvm jvm = ForkedJvm.in(directory).classPath(List.of(classes)).start(Ticking.MAIN)) {
      jvm.send("2");
      jvm.awaitOutput(Ticking.TICKED, 1);
      try (RunningJvm command = command("attach", String.valueOf(jvm.pid()))) {
        attached = command.end();
      }
      jvm.send("5");
      ended = jvm.end();
    }
    assertThat(attached.exitCode()).as(String.join("\n", attached.errors())).isZero();
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output()).containsExactly(Ticking.TICKED, Ticking.TICKED);
    assertThat(show(Path.of(System.getProperty("java.home"))))
        .filteredOn(line -> line.contains("ticks"))
        .singleElement()
        .asString()
        .matches(".*\\b5\\b.*");
  }

  private List<String> show(Path jdk) throws IOException, InterruptedException {
    try (RunningJvm command =
        ForkedJvm.in(directory).on(jdk).start("-jar", ForkedJvm.agentJar().toString(), "show")) {
      EndedJvm ended = command.end();
      assertThat(ended.exitCode()).as(String.join("\n", ended.errors())).isZero();
      return ended.output();
    }
  }

  private RunningJvm command(String... arguments) throws IOException {
    String[] all = new String[arguments.length + 2];
    all[0] = "-jar";
    all[1] = ForkedJvm.agentJar().toString();
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return ForkedJvm.in(directory).start(all);
  }
}
