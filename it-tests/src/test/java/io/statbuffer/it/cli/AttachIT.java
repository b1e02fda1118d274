package io.statbuffer.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Counting;
import io.statbuffer.it.source.Ticking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counting in an application that runs already. */
class AttachIT {
  @TempDir Path directory;
  private Path classes = Path.of("");

  @BeforeEach
  void compile() throws IOException {
    classes = Ticking.compile(directory.resolve("classes"));
  }

  @ParameterizedTest
  @MethodSource("io.statbuffer.it.fork.Jdks#all")
  void loadedClassesCountFromThenOnAndOnceIfItIsRepeated(Path jdk) throws Exception {
    Counting counting = new Counting(directory);
    String settings = directory.relativize(counting.configuration()).toString();
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    EndedJvm ended;
    try (RunningJvm jvm = ticking(ForkedJvm.in(elsewhere).on(jdk))) {
      tick(jvm, 2, 1);
      String pid = Long.toString(jvm.pid());
      ForkedJvm here = ForkedJvm.in(directory).on(jdk);
      assertAttached(
          Commands.run(here, "attach", pid, settings),
          "process " + pid + ": the agent counts; loaded classes that were woven: 1");
      assertAttached(
          Commands.run(ForkedJvm.in(directory).on(jdk), "attach", pid),
          "process " + pid + ": the agent runs in it already and stays as it is");
      tick(jvm, 5, 2);
      ended = jvm.end();
    }
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output()).containsExactly(Ticking.TICKED, Ticking.TICKED);
    assertThat(counting.totals()).isEqualTo(Map.of(Ticking.TICKS, 5L));
  }

  @Test
  void settingsThatCannotBeReadAreSaidBeforeAnythingIsDone() throws Exception {
    try (RunningJvm jvm = ticking(ForkedJvm.in(directory))) {
      tick(jvm, 1, 1);
      EndedJvm attached = commands().run("attach", Long.toString(jvm.pid()), ".");
      Commands.assertWrongUsage(
          attached, "attach", "the settings file " + directory + " is no file");
      assertThat(jvm.end().errors()).isEmpty();
    }
  }

  @Test
  void anAgentThatIsSwitchedOffIsAFailure() throws Exception {
    Files.writeString(directory.resolve("off.properties"), "enabled = false");
    try (RunningJvm jvm = ticking(ForkedJvm.in(directory))) {
      tick(jvm, 1, 1);
      Commands.assertFailed(
          commands().run("attach", Long.toString(jvm.pid()), "off.properties"),
          "attach failed: the agent is attached to process "
              + jvm.pid()
              + " and counts nothing: enabled = false is set");
    }
  }

  @Test
  void aJvmThatForbidsItIsLeftAlone() throws Exception {
    ForkedJvm forbidding = ForkedJvm.in(directory).option("-XX:+DisableAttachMechanism");
    try (RunningJvm jvm = ticking(forbidding)) {
      tick(jvm, 1, 1);
      Commands.assertFailed(
          commands().run("attach", Long.toString(jvm.pid())),
          "attach failed: process "
              + jvm.pid()
              + " can't be attached to: it was started with -XX:+DisableAttachMechanism");
      assertThat(jvm.end().output()).containsExactly(Ticking.TICKED); // and no thread dump
    }
  }

  @Test
  void aProcessThatIsNoJvmSurvives() throws Exception {
    Process sleeping = new ProcessBuilder("sleep", "600").start();
    try {
      Commands.assertFailed(
          commands().run("attach", Long.toString(sleeping.pid())),
          "attach failed: process " + sleeping.pid() + " is no JVM that can be attached to");
      assertThat(sleeping.isAlive()).isTrue();
    } finally {
      sleeping.destroyForcibly();
    }
  }

  @Test
  void aProcessThatIsNotThereIsNamed() throws Exception {
    Commands.assertFailed(
        commands().run("attach", "2147483647"), "attach failed: there is no process 2147483647");
  }

  private Commands commands() {
    return new Commands(directory);
  }

  private RunningJvm ticking(ForkedJvm jvm) throws IOException {
    return jvm.classPath(List.of(classes)).start(Ticking.MAIN);
  }

  private static void tick(RunningJvm jvm, int ticks, long time) throws IOException {
    jvm.send(Integer.toString(ticks));
    jvm.awaitOutput(Ticking.TICKED, time);
  }

  private static void assertAttached(EndedJvm attached, String line) {
    assertThat(attached.errors()).isEmpty();
    assertThat(attached.output()).containsExactly(line);
    assertThat(attached.exitCode()).isZero();
  }
}
