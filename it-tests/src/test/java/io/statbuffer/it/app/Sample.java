package io.statbuffer.it.app;

import io.leangen.geantyref.GenericTypeReflector;
import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.runtime.StatBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.nop.NOPServiceProvider;

/** Starts the sample application in each of the ways to count. */
public final class Sample {
  private final Path directory;
  private final CountsDatabase database;

  /** In that working directory, into that database. */
  public Sample(Path directory, CountsDatabase database) {
    this.directory = directory;
    this.database = database;
  }

  /** Woven by the agent, with nothing else on its class path: not even the runtime. */
  public RunningJvm woven(String... configuration) throws IOException {
    return ForkedJvm.in(directory)
        .agent(configuration(configuration))
        .classPath(List.of(Jars.of(Sample.class), database.driver()))
        .start(SampleApplication.class.getName(), "plain");
  }

  /** Through generated classes alone, which the application starts itself. */
  public RunningJvm generated() throws IOException {
    List<Path> classPath = new ArrayList<>(Jars.all(Sample.class, StatBuffer.class, Jdbi.class));
    classPath.addAll(Jars.all(GenericTypeReflector.class, Logger.class, NOPServiceProvider.class));
    classPath.add(database.driver());
    return ForkedJvm.in(directory)
        .classPath(classPath)
        .start(
            SampleApplication.class.getName(),
            "generated",
            database.url(),
            database.user(),
            database.password());
  }

  /** Through generated classes, in a JVM where the agent weaves as well. */
  public RunningJvm both() throws IOException {
    return ForkedJvm.in(directory)
        .agent(configuration())
        .classPath(List.of(Jars.of(Sample.class), Jars.of(StatBuffer.class), database.driver()))
        .start(SampleApplication.class.getName(), "generated");
  }

  private Path configuration(String... more) throws IOException {
    List<String> lines = new ArrayList<>(database.configuration());
    lines.add("backoff = 100ms");
    lines.addAll(List.of(more));
    return Files.write(directory.resolve("statbuffer.properties"), lines);
  }
}
