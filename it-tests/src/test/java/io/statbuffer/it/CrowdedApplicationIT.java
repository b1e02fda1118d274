package io.statbuffer.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.statbuffer.annotations.Count;
import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.fork.Jdks;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Compiler;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that has all the libraries that the agent has, in older versions. */
class CrowdedApplicationIT {
  private static final Map<String, Long> VISITS = Map.of("default/visits", 1L);

  @TempDir Path directory;

  private CountsDatabase database = CountsDatabase.h2(Path.of(""));

  static List<Path> jdks() {
    return Jdks.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void anApplicationSeesNothingOfTheAgentButItsJarAndItsThread(Path jdk) throws Exception {
    database = CountsDatabase.h2(directory.resolve("counts"));
    ForkedJvm plain = application(jdk);
    ForkedJvm counted = application(jdk).agent(database.configure(directory, "interval = 50ms"));

    EndedJvm without = run(plain, () -> {});
    EndedJvm with = run(counted, this::awaitFlush);

    assertThat(without.output())
        .contains(
            "H2 2.3.232",
            "JDBI from older-jdbi3-core.jar",
            "SLF4J from older-slf4j-api.jar",
            "Byte Buddy from older-byte-buddy.jar makes a class");
    assertThat(with.errors()).isEqualTo(without.errors());
    // The JVM itself appends an agent's jar to the class path.
    String appended = ":" + ForkedJvm.agentJar();
    assertThat(
            with.output().stream()
                .filter(line -> !line.equals("resource jar:file:" + manifest()))
                .filter(line -> !line.equals("thread statbuffer-default of main"))
                .filter(line -> !line.matches("thread (H2|MVStore) .*")) // amid a flush
                .map(line -> line.replace(appended, "")))
        .containsExactlyElementsOf(without.output());
    assertThat(with.output()).contains("resource jar:file:" + manifest());
  }

  private static String manifest() {
    return ForkedJvm.agentJar() + "!/META-INF/MANIFEST.MF";
  }

  private void awaitFlush() {
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(200)) // it opens the file, which keeps the agent out
        .until(this::isFlushed);
  }

  private boolean isFlushed() {
    try {
      return VISITS.equals(database.totals());
    } catch (SQLException e) {
      return false; // there is no table yet
    }
  }

  private ForkedJvm application(Path jdk) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String name : List.of("h2", "jdbi3-core", "slf4j-api", "slf4j-simple", "byte-buddy")) {
      jars.add(Jars.aside("older-" + name + ".jar"));
    }
    jars.add(Jars.of(io.leangen.geantyref.GenericTypeReflector.class));
    jars.add(Jars.of(Count.class));
    Path classes = directory.resolve("crowded");
    jars.add(Compiler.compile(classes, jars, "crowded/Main.java", "crowded/Surroundings.java"));
    return ForkedJvm.in(directory).on(jdk).classPath(jars);
  }

  private static EndedJvm run(ForkedJvm application, Runnable awaitFlush)
      throws IOException, InterruptedException {
    try (RunningJvm jvm = application.start("crowded.Main")) {
      jvm.awaitOutput("visited", 1);
      awaitFlush.run();
      jvm.send("flushed");
      EndedJvm ended = jvm.end();
      assertThat(ended.exitCode()).isZero();
      return ended;
    }
  }
}
