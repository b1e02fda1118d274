package io.statbuffer.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.agent.ForkedJvm.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who starts the buffers of the registry, who shares it, and who shares the file. */
class SharedBuffersIT {
  @TempDir Path folder;

  private ForkedJvm jvm;

  @BeforeEach
  void forkInFolder() {
    jvm = new ForkedJvm(folder);
  }

  /** Counts, and lives long enough for the agent to start the buffer and flush. */
  private static final String WAITS =
      """
      import io.statbuffer.runtime.*;
      public class Waits {
        public static void main(String[] args) throws Exception {
          StatBuffer<String> buffer = StatBuffers.get("api");
          buffer.increment("calls", 7);
          while (!buffer.isStarted() || !buffer.pending().isEmpty()) {
            Thread.sleep(10);
          }
          System.out.println("flushed while it ran");
          System.out.println(
              "drivers " + java.util.Collections.list(java.sql.DriverManager.getDrivers()));
          if (args.length > 0) {
            Runtime.getRuntime().halt(0);
          }
        }
      }
      """;

  @Test
  void aBufferThatNobodyStartsIsFlushedWhileTheApplicationRuns() throws Exception {
    jvm.compile("Waits", WAITS);

    Result result =
        jvm.runWithAgent("", List.of("-Dstatbuffer.interval=50ms"), "Waits", "and halts");

    assertThat(result.out()).contains("flushed while it ran");
    assertThat(ForkedJvm.counts(folder, "sa")).containsEntry("api/calls", 7L);
  }

  @Test
  void theAgentsH2IsNotRegisteredAsADriver() throws Exception {
    jvm.compile("Waits", WAITS);

    Result result = jvm.runWithAgent("", List.of("-Dstatbuffer.interval=50ms"), "Waits");

    assertThat(result.out().lines()).containsExactly("flushed while it ran", "drivers []");
  }

  /** Counts for as long as it takes to have flushed ten times. */
  private static final String FLUSHES =
      """
      import io.statbuffer.runtime.*;
      public class Flushes {
        public static void main(String[] args) throws Exception {
          StatBuffer<String> buffer = StatBuffers.get("shared");
          for (int i = 0; i < 10; i++) {
            buffer.increment("calls");
            while (!buffer.isStarted() || !buffer.pending().isEmpty()) {
              Thread.sleep(1);
            }
          }
        }
      }
      """;

  @Test
  void twoApplicationsShareTheFile() throws Exception {
    jvm.compile("Flushes", FLUSHES);
    String[] arguments = {
      "-Dstatbuffer.interval=20ms", "-javaagent:" + ForkedJvm.AGENT, "-cp", ".", "Flushes"
    };

    try (var one = jvm.start(arguments);
        var other = jvm.start(arguments)) {
      assertThat(one.end().status()).isZero();
      assertThat(other.end().status()).isZero();
    }

    assertThat(ForkedJvm.counts(folder, "sa")).containsExactly(Map.entry("shared/calls", 20L));
  }

  /** Starts the buffer itself, after it was counted into. */
  private static final String OWN =
      """
      import io.statbuffer.runtime.*;
      public class Own {
        public static void main(String[] args) {
          StatBuffers.get("mine").increment("x", 3);
          FlushHandler<String> handler =
              FlushHandler.perKey((key, count) -> System.out.println(key + "=" + count));
          StatBuffer.<String>builder("mine").flushTo(handler).start();
        }
      }
      """;

  @Test
  void aBufferThatTheApplicationStartsIsTheApplications() throws Exception {
    jvm.compile("Own", OWN);

    Result result = jvm.runWithAgent("", List.of(), "Own");

    assertThat(result.out()).isEqualToIgnoringNewLines("x=3");
    assertThat(folder.resolve("statbuffer-counts.mv.db")).doesNotExist();
  }
}
