package io.statbuffer.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.annotations.Count;
import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulePathIT {
  @TempDir Path directory;

  private CountsDatabase database = CountsDatabase.h2(Path.of(""));
  private Path classes = Path.of("");

  @BeforeEach
  void prepare() throws IOException {
    database = CountsDatabase.h2(directory.resolve("counts"));
    classes =
        Compiler.compile(
            directory.resolve("modular"),
            Jars.all(Count.class),
            "modular/module-info.java",
            "modular/Main.java");
  }

  @Test
  void aNamedModuleThatExportsAndOpensNothingIsCounted() throws Exception {
    EndedJvm ended = run(application().option("--add-modules").option("java.sql"));
    assertThat(ended.errors()).isEmpty();
    assertThat(database.totals())
        .isEqualTo(
            Map.of(
                "default/entered", 3L,
                "default/entered.modular", 3L,
                "default/entered.by.guest", 3L));
  }

  @Test
  void anApplicationWithoutTheModuleOfJdbcIsToldHowToGetIt() throws Exception {
    EndedJvm ended = run(application());
    assertThat(ended.errors()).singleElement().asString().contains("--add-modules java.sql");
  }

  private ForkedJvm application() throws IOException {
    return ForkedJvm.in(directory)
        .agent(Files.write(directory.resolve("statbuffer.properties"), database.configuration()))
        .option("--module-path")
        .option(classes.toString());
  }

  private static EndedJvm run(ForkedJvm application) throws IOException, InterruptedException {
    try (RunningJvm jvm = application.start("--module", "modular/modular.Main")) {
      EndedJvm ended = jvm.end();
      assertThat(ended.output()).containsExactly("module modular");
      assertThat(ended.exitCode()).isZero();
      return ended;
    }
  }
}
