package io.statbuffer.it.source;

import io.leangen.geantyref.GenericTypeReflector;
import io.statbuffer.annotations.Count;
import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.runtime.StatBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.nop.NOPServiceProvider;

/**
 * An application that is written twice: its class {@code Woven} is counted by the agent, {@code
 * ByHand} counts into PostgreSQL through the API; both use the other sources.
 */
public final class Application {
  private final String name;
  private final List<String> others;
  private final Path directory;
  private final CountsDatabase database;
  private final Duration timeout;
  private Path jdk = Path.of(System.getProperty("java.home"));

  private Application(
      String name, List<String> others, Path directory, CountsDatabase database, Duration timeout) {
    this.name = name;
    this.others = others;
    this.directory = directory;
    this.database = database;
    this.timeout = timeout;
  }

  /** The one whose end is tested, in that working directory, with that shutdown timeout. */
  public static Application ending(Path directory, CountsDatabase database, Duration timeout) {
    return new Application(
        "ending", List.of("Orders.java", "End.java"), directory, database, timeout);
  }

  /** The one with thousands of threads. */
  public static Application storm(Path directory, CountsDatabase database, Duration timeout) {
    return new Application("storm", List.of("Storm.java"), directory, database, timeout);
  }

  /** Runs on that JDK. */
  public Application on(Path newJdk) {
    jdk = newJdk;
    return this;
  }

  /** Starts {@code Woven} with the agent, which flushes every hour unless told otherwise. */
  public RunningJvm woven(String... more) throws IOException {
    List<String> lines = new ArrayList<>(database.configuration());
    lines.addAll(List.of("interval = 1h", "shutdown.timeout = " + timeout.toMillis() + "ms"));
    lines.addAll(List.of(more));
    Path classes = compile("Woven", Jars.all(Count.class));
    return ForkedJvm.in(directory)
        .on(jdk)
        .agent(Files.write(directory.resolve(name + ".properties"), lines))
        .classPath(List.of(classes, database.driver()))
        .start(name + ".Woven");
  }

  /** Starts {@code ByHand} without the agent. */
  public RunningJvm byHand() throws IOException {
    List<Path> classPath = new ArrayList<>(Jars.all(StatBuffer.class, Jdbi.class));
    classPath.addAll(Jars.all(GenericTypeReflector.class, Logger.class, NOPServiceProvider.class));
    classPath.add(database.driver());
    classPath.add(compile("ByHand", classPath));
    return ForkedJvm.in(directory)
        .on(jdk)
        .classPath(classPath)
        .start(
            name + ".ByHand",
            database.url(),
            database.user(),
            database.password(),
            timeout.toString());
  }

  private Path compile(String main, List<Path> jars) throws IOException {
    return Compiler.compile(
        directory.resolve(name + main),
        jars,
        Stream.concat(Stream.of(main + ".java"), others.stream())
            .map(file -> name + "/" + file)
            .toArray(String[]::new));
  }
}
