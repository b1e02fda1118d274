package io.statbuffer.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.database.Databases;
import io.statbuffer.it.database.Servers;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.FatJar;
import io.statbuffer.it.source.Ticking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A driver is found wherever it is. */
@ExtendWith(Servers.class)
class DriverIT {
  @TempDir Path directory;
  private Path classes = Path.of("");
  private CountsDatabase database = CountsDatabase.h2(Path.of(""));

  @BeforeEach
  void prepare() throws Exception {
    classes = Ticking.compile(directory.resolve("classes"));
    database = Databases.POSTGRESQL.create(directory);
  }

  @Test
  void inTheJarsWithinASpringBootJar() throws Exception {
    Path jar =
        FatJar.write(
            directory.resolve("application.jar"),
            Jars.aside("spring-boot-loader.jar"),
            classes,
            List.of(database.driver()),
            Ticking.MAIN);
    tick(ForkedJvm.in(directory).agent(configuration()), "-jar", jar.toString());
  }

  @Test
  void inTheDriverPath() throws Exception {
    tick(
        ForkedJvm.in(directory)
            .agent(configuration("jdbc.driver.path = " + database.driver()))
            .classPath(List.of(classes)),
        Ticking.MAIN);
  }

  @Test
  void onTheClassPath() throws Exception {
    tick(
        ForkedJvm.in(directory)
            .agent(configuration())
            .classPath(List.of(classes, database.driver())),
        Ticking.MAIN);
  }

  private void tick(ForkedJvm application, String... main) throws Exception {
    try (RunningJvm jvm = application.start(main)) {
      jvm.send("3");
      EndedJvm ended = jvm.end();
      assertThat(ended.errors()).isEmpty();
      assertThat(ended.output()).containsExactly(Ticking.TICKED);
    }
    assertThat(database.totals()).isEqualTo(Map.of(Ticking.TICKS, 3L));
  }

  private Path configuration(String... more) throws IOException {
    List<String> lines = new ArrayList<>(database.configuration());
    lines.addAll(List.of(more));
    return Files.write(directory.resolve("statbuffer.properties"), lines);
  }
}
