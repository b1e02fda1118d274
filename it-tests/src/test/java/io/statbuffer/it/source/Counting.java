package io.statbuffer.it.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.RunningJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs applications that count into one H2 file, from start to end. */
public final class Counting {
  private final Path directory;
  private final CountsDatabase database;

  /** In that working directory. */
  public Counting(Path directory) {
    this.directory = directory;
    this.database = CountsDatabase.h2(directory.resolve("counts"));
  }

  /** Writes the agent's configuration file, with those lines besides. */
  public Path configuration(String... more) throws IOException {
    List<String> lines = new ArrayList<>(database.configuration());
    lines.addAll(List.of(more));
    return Files.write(directory.resolve("statbuffer.properties"), lines);
  }

  /** An application with the agent, to be told what it runs on. */
  public ForkedJvm application() throws IOException {
    return ForkedJvm.in(directory).agent(configuration());
  }

  /** Runs it until it has ended well. */
  public static EndedJvm run(ForkedJvm application, String... mainAndArguments)
      throws IOException, InterruptedException {
    try (RunningJvm jvm = application.start(mainAndArguments)) {
      EndedJvm ended = jvm.end();
      assertThat(ended.exitCode()).as("%s", ended.errors()).isZero();
      return ended;
    }
  }

  /** What is in the file, by buffer and key. */
  public Map<String, Long> totals() throws SQLException {
    return database.totals();
  }
}
