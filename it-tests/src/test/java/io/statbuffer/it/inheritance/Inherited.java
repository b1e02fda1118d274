package io.statbuffer.it.inheritance;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The application {@code inherited}, which runs those of its classes that it is told to. */
final class Inherited {
  /** What {@code Stores} counts each time it runs. */
  static final Map<String, Long> STORES =
      Map.of(
          "stores/saved.disk", 2L,
          "stores/saved.cached", 1L,
          "stores/saved.5", 1L,
          "stores/saved.fixed", 2L,
          "stores/saved.anonymous", 1L,
          "stores/cleared", 3L);

  /** What {@code Orders} counts each time it runs. */
  static final Map<String, Long> ORDERS =
      Map.of(
          "default/placed.Own", 1L,
          "default/placed.Second", 1L,
          "default/placed.Third", 1L,
          "default/priced.2", 1L,
          "default/priced.20", 2L,
          "default/refused.me", 3L,
          "default/shipped", 9L,
          "default/own.packed", 3L);

  private static final String[] SOURCES = {"Main", "Stores", "Orders", "Late", "Copies", "Stands"};

  private final Path directory;
  private final Path jdk;
  private final CountsDatabase database;

  Inherited(Path directory, Path jdk) {
    this.directory = directory;
    this.jdk = jdk;
    this.database = CountsDatabase.h2(directory.resolve("counts"));
  }

  /** The sum of what both count. */
  static Map<String, Long> both(long times) {
    Map<String, Long> both = new TreeMap<>(STORES);
    both.putAll(ORDERS);
    both.replaceAll((key, count) -> count * times);
    return both;
  }

  CountsDatabase database() {
    return database;
  }

  /** Writes its settings. */
  Path settings(String... more) throws IOException {
    List<String> lines = new ArrayList<>(database.configuration());
    lines.addAll(List.of(more));
    return Files.write(directory.resolve("statbuffer.properties"), lines);
  }

  Path compile() throws IOException {
    return Compiler.compile(
        directory.resolve("classes"),
        Jars.all(Count.class),
        Stream.of(SOURCES).map(name -> "inherited/" + name + ".java").toArray(String[]::new));
  }

  /** A JVM for it without the agent. */
  ForkedJvm jvm() throws IOException {
    return ForkedJvm.in(directory).on(jdk).classPath(List.of(compile()));
  }

  /** Has it run those classes, and end. */
  EndedJvm run(ForkedJvm jvm, String... names) throws IOException, InterruptedException {
    try (RunningJvm running = jvm.start("inherited.Main")) {
      for (String name : names) {
        run(running, name);
      }
      return end(running);
    }
  }

  static void run(RunningJvm running, String name) throws IOException {
    run(running, name, 1);
  }

  static void run(RunningJvm running, String name, int time) throws IOException {
    running.send("inherited." + name);
    running.awaitOutput("ran inherited." + name, time);
  }

  static EndedJvm end(RunningJvm running) throws IOException, InterruptedException {
    EndedJvm ended = running.end();
    assertThat(ended.exitCode()).as(ended.toString()).isZero();
    return ended;
  }
}
