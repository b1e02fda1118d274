package io.statbuffer.it.watched;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Compiler;
import io.statbuffer.runtime.StatBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As a library, StatBuffer logs where the application's {@link System.Logger} does. */
class LoggingIT {
  private static final String FAILED =
      "buffer it's {0} could not flush; keeps 1 keys and tries again in ";

  @TempDir Path directory;

  @Test
  void messagesGoToTheLoggingSystemOfTheApplicationByNameAndLevel() throws Exception {
    Path classes = compile("logged/Main.java", "logged/Finder.java");
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(services.resolve(System.LoggerFinder.class.getName()), "logged.Finder\n");
    EndedJvm ended = run(classes);
    assertThat(ended.errors()).isEmpty();
    assertThat(ended.output()).hasSize(4);
    assertThat(ended.output().get(0))
        .startsWith("io.statbuffer WARNING " + FAILED)
        .endsWith(" ms java.lang.IllegalStateException: away");
    assertThat(ended.output().get(1))
        .startsWith("io.statbuffer DEBUG " + FAILED)
        .endsWith(" ms java.lang.IllegalStateException: away");
    assertThat(ended.output().get(2))
        .startsWith("io.statbuffer INFO buffer it's {0} flushes again after 2 failed tries in ");
    assertThat(ended.output().get(3)).isEqualTo("closed");
  }

  @Test
  void withoutOneTheJdkLogsToStandardError() throws Exception {
    EndedJvm ended = run(compile("logged/Main.java"));
    assertThat(ended.output()).containsExactly("closed");
    assertThat(ended.errorsWith("WARNING: "))
        .singleElement()
        .asString()
        .startsWith("WARNING: " + FAILED);
    assertThat(ended.errorsWith("INFO: ")).singleElement().asString().contains("flushes again");
    assertThat(ended.errorsWith("java.lang.IllegalStateException: away")).hasSize(1);
  }

  private Path compile(String... sources) throws IOException {
    return Compiler.compile(directory.resolve("classes"), Jars.all(StatBuffer.class), sources);
  }

  private EndedJvm run(Path classes) throws IOException, InterruptedException {
    try (RunningJvm jvm =
        ForkedJvm.in(directory)
            .classPath(List.of(classes, Jars.of(StatBuffer.class)))
            .start("logged.Main")) {
      EndedJvm ended = jvm.end();
      assertThat(ended.exitCode()).isZero();
      return ended;
    }
  }
}
