package io.statbuffer.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.fork.ForkedJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers that go before all is printed, and disks that are full. */
class OutputIT {
  private static final long PATIENCE_SECONDS = 60;

  @TempDir Path directory;

  @Test
  void whoHasReadEnoughIsToldNothingMore() throws Exception {
    makeCounts();
    assertThat(run("show statbuffer.properties --watch --every=10ms | head -1", 0))
        .isEqualTo("buffer  key  total  updated\n");
  }

  @Test
  void anInputThatIsAtItsEndFromTheStartEndsNoWatch() throws Exception {
    makeCounts();
    assertThat(
            run("show statbuffer.properties --watch=2 --every=10ms --json < /dev/null | wc -l", 0))
        .isEqualTo("2\n");
  }

  @Test
  void aFullDiskIsAFailure() throws Exception {
    assertThat(run("version 2>&1 > /dev/full", 1))
        .isEqualTo("statbuffer: standard output can't be written: No space left on device\n");
  }

  private void makeCounts() throws Exception {
    CountsDatabase database = CountsDatabase.h2(directory.resolve("counts"));
    Files.write(directory.resolve("statbuffer.properties"), database.configuration());
    database.execute(String.join("\n", new Commands(directory).printed("ddl", "h2")));
    database.execute("INSERT INTO stat_counts VALUES ('b', 'k', 1, CURRENT_TIMESTAMP)");
  }

  /** Runs a command within a line of a shell, and returns what is printed in the end. */
  private String run(String line, int exitCode) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", "\"$0\" -jar \"$1\" " + line, java(), jar())
            .directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("STATBUFFER_"));
    Process shell = builder.start();
    try {
      assertThat(shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(new String(shell.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEmpty();
      assertThat(shell.exitValue()).isEqualTo(exitCode);
      return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      shell.destroyForcibly();
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String jar() {
    return ForkedJvm.agentJar().toAbsolutePath().toString();
  }
}
