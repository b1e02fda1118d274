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

  /** Loads its counted classes by a class loader with a copy of the runtime of its own. */
  private static final String ISLAND =
      """
      import java.net.*;
      import java.nio.file.Path;
      public class Island {
        public static void main(String[] args) throws Exception {
          URL[] urls = {Path.of(".").toUri().toURL(), Path.of(args[0]).toUri().toURL()};
          ClassLoader parent = ClassLoader.getPlatformClassLoader();
          try (URLClassLoader island = new URLClassLoader("island", urls, parent)) {
            Class<?> shop = island.loadClass("Shop");
            shop.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
            island.loadClass("Other").getMethod("count").invoke(null);
          }
        }
      }
      """;

  @Test
  void aClassLoaderWithItsOwnRuntimeIsLeftAloneAndSaidOnce() throws Exception {
    jvm.compile(
        "Shop",
        """
        public class Shop {
          @io.statbuffer.annotations.Count("orders.placed") static void place() {}
          public static void main(String[] args) {
            place();
          }
        }
        """);
    jvm.compile(
        "Other",
        """
        public class Other {
          @io.statbuffer.annotations.Count("other") public static void count() {}
        }
        """);
    jvm.compile("Island", ISLAND);

    Result result = jvm.runWithAgent("", List.of(), "Island", ForkedJvm.AGENT.toString());

    assertThat(result.status()).isZero();
    assertThat(result.errors())
        .filteredOn(line -> line.contains("class loader doesn't lead to"))
        .hasSize(1);
    assertThat(folder.resolve("statbuffer-counts.mv.db")).doesNotExist();
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
