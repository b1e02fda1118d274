package io.statbuffer.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.annotations.Count;
import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Compiler;
import io.statbuffer.it.source.Ticking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the agent is told and given, the application starts, runs and ends with 0. */
class BadInputIT {
  @TempDir Path directory;
  private Path ticking = Path.of("");
  private CountsDatabase database = CountsDatabase.h2(Path.of(""));

  @BeforeEach
  void prepare() throws IOException {
    ticking = Ticking.compile(directory.resolve("classes"));
    database = CountsDatabase.h2(directory.resolve("counts"));
  }

  @Test
  void anUnknownSettingIsNamedAndTheRestHolds() throws Exception {
    EndedJvm ended = tick(database.configuration(), "intervall = 5s");
    assertOneLine(ended).contains("intervall");
    assertThat(database.totals()).isEqualTo(Map.of(Ticking.TICKS, 3L));
  }

  @Test
  void aBadDurationIsNamedAndTheDefaultHolds() throws Exception {
    EndedJvm ended = tick(database.configuration(), "interval = soon");
    assertOneLine(ended).contains("interval").contains("soon");
    assertThat(database.totals()).isEqualTo(Map.of(Ticking.TICKS, 3L));
  }

  @Test
  void aMissingConfigurationFileIsNamed() throws Exception {
    Path missing = directory.resolve("missing.properties");
    EndedJvm ended = tick(missing, List.of(ticking));
    assertThat(ended.errorsWith("missing.properties")).hasSize(1);
  }

  @Test
  void countsForAnUnreachableDatabaseAreReportedAndThePasswordIsNot() throws Exception {
    EndedJvm ended =
        tickInVain(
            List.of(
                "jdbc.url = jdbc:postgresql://127.0.0.1:1/app?password=in+the+url",
                "jdbc.user = app",
                "jdbc.password = s3cret"),
            "jdbc:postgresql://127.0.0.1:1/app");
    assertThat(String.join("\n", ended.errors())).doesNotContain("s3cret", "in+the+url");
  }

  @Test
  void countsForATableWithOtherColumnsAreReported() throws Exception {
    database.execute("CREATE TABLE stat_counts (id INT PRIMARY KEY)");
    EndedJvm unused =
        tickInVain(
            database.configuration(),
            "has no column buffer, stat_key, total, updated_at; it has ID");
  }

  @Test
  void countsForADatabaseWithoutADriverAreReported() throws Exception {
    EndedJvm unused =
        tickInVain(
            List.of("jdbc.url = jdbc:acme://127.0.0.1/app"),
            "no driver for jdbc:acme://127.0.0.1/app");
  }

  @Test
  void annotationsThatCantBeCountedAreNamedOnceAndTheOthersCount() throws Exception {
    Path classes =
        Compiler.compile(directory.resolve("bad"), Jars.all(Count.class), "bad/Main.java");
    EndedJvm ended;
    try (RunningJvm jvm =
        ForkedJvm.in(directory)
            .agent(write(database.configuration()))
            .classPath(List.of(classes))
            .start("bad.Main")) {
      ended = jvm.end();
    }
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output()).containsExactly("still here");
    for (String bad :
        List.of("Malformed", "UnknownParameter", "FractionalAmount", "NativeMethod")) {
      assertThat(ended.errorsWith(bad)).as(bad).hasSize(1);
    }
    assertThat(ended.errors()).hasSize(4);
    assertThat(database.totals()).isEqualTo(Map.of("default/sound", 1L, "default/implemented", 1L));
  }

  private static AbstractStringAssert<?> assertOneLine(EndedJvm ended) {
    return assertThat(ended.errors()).singleElement().asString();
  }

  private EndedJvm tick(List<String> configuration, String... more)
      throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>(configuration);
    lines.addAll(List.of(more));
    return tick(write(lines), List.of(ticking));
  }

  /** Ticks until it is said that it can't be written, and why; at the end, how much. */
  private EndedJvm tickInVain(List<String> configuration, String why)
      throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>(configuration);
    lines.addAll(List.of("interval = 100ms", "shutdown.timeout = 1s"));
    try (RunningJvm jvm =
        ForkedJvm.in(directory)
            .agent(write(lines))
            .classPath(List.of(ticking, Jars.of(org.postgresql.Driver.class)))
            .start(Ticking.MAIN)) {
      jvm.send("3");
      jvm.awaitMoreErrorsWith(why, 0);
      EndedJvm ended = jvm.end();
      assertThat(ended.exitCode()).isZero();
      assertThat(ended.output()).containsExactly(Ticking.TICKED);
      assertThat(ended.errorsWith("not written: [ticks=3]")).hasSize(1);
      return ended;
    }
  }

  private EndedJvm tick(Path configuration, List<Path> classPath)
      throws IOException, InterruptedException {
    try (RunningJvm jvm =
        ForkedJvm.in(directory).agent(configuration).classPath(classPath).start(Ticking.MAIN)) {
      jvm.send("3");
      EndedJvm ended = jvm.end();
      assertThat(ended.exitCode()).isZero();
      assertThat(ended.output()).containsExactly(Ticking.TICKED);
      return ended;
    }
  }

  private Path write(List<String> configuration) throws IOException {
    return Files.write(directory.resolve("statbuffer.properties"), configuration);
  }
}
