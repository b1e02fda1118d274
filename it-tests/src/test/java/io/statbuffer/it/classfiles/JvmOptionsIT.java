package io.statbuffer.it.classfiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.annotations.Count;
import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.fork.Jdks;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Ticking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However a JVM is started, it counts, and neither the agent nor the JVM has anything to say. */
class JvmOptionsIT {
  private static final List<String> ALWAYS =
      List.of("-Xshare:auto", "-XX:+UseZGC", "-XX:+UseSerialGC");

  private static final List<String> ON_25 =
      List.of(
          "--illegal-native-access=deny",
          "--sun-misc-unsafe-memory-access=deny",
          "-XX:+UseCompactObjectHeaders");

  @TempDir Path directory;

  private Path jar = Path.of("");

  static Stream<Arguments> options() throws IOException {
    Stream.Builder<Arguments> all = Stream.builder();
    for (Path jdk : Jdks.all()) {
      ALWAYS.forEach(option -> all.add(Arguments.of(option, jdk)));
      if (JdkVersion.feature(jdk) >= 25) {
        ON_25.forEach(option -> all.add(Arguments.of(option, jdk)));
      }
    }
    return all.build();
  }

  static List<Path> jdks() {
    return Jdks.all();
  }

  @BeforeEach
  void compile() throws IOException {
    Path classes = Ticking.compile(directory.resolve("classes"));
    String file = Ticking.MAIN.replace('.', '/') + ".class";
    jar = directory.resolve("ticking.jar"); // archives hold no classes from directories
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(file));
      out.write(Files.readAllBytes(classes.resolve(file)));
    }
  }

  @ParameterizedTest
  @MethodSource("options")
  void noOptionMakesAnybodySayAnything(String option, Path jdk) throws Exception {
    countsInSilence(application(jdk).option(option));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void anArchiveThatWasMadeWithoutTheAgentServesWithIt(Path jdk) throws Exception {
    boolean cache = JdkVersion.feature(jdk) >= 25;
    Path archive = directory.resolve("archive");
    String make = cache ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
    run(application(jdk).option("--add-modules").option("java.instrument").option(make + archive));
    assertThat(archive).exists();

    Path log = directory.resolve("classes.log");
    countsInSilence(
        application(jdk)
            .option((cache ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive)
            .option("-Xlog:class+load:file=" + log));
    assertThat(Files.readString(log)).contains("java.lang.String source: shared objects file");
  }

  private void countsInSilence(ForkedJvm application) throws Exception {
    CountsDatabase database = CountsDatabase.h2(directory.resolve("counts"));
    EndedJvm ended = run(application.agent(database.configure(directory)));
    assertThat(ended.output()).containsExactly(Ticking.TICKED);
    assertThat(ended.errors()).isEmpty();
    assertThat(database.totals()).isEqualTo(Map.of(Ticking.TICKS, 3L));
  }

  private ForkedJvm application(Path jdk) {
    return ForkedJvm.in(directory).on(jdk).classPath(List.of(jar, Jars.of(Count.class)));
  }

  private static EndedJvm run(ForkedJvm application) throws Exception {
    try (RunningJvm jvm = application.start(Ticking.MAIN)) {
      jvm.send("3");
      jvm.awaitOutput(Ticking.TICKED, 1);
      EndedJvm ended = jvm.end();
      assertThat(ended.exitCode()).isZero();
      return ended;
    }
  }
}
