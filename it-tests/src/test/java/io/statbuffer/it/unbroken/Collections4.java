package io.statbuffer.it.unbroken;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.annotations.Count;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Compiler;
import io.statbuffer.it.source.CountedMethods.Counts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Apache Commons Collections with counts declared in it, its tests, and programs that look at it.
 */
final class Collections4 {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Path TESTS = Jars.aside("collections-tests.jar");

  private final Path directory;
  private final Path counted;
  private final List<Path> classPath;

  private Collections4(Path directory, Path counted, List<Path> classPath) {
    this.directory = directory;
    this.counted = counted;
    this.classPath = classPath;
  }

  /** Makes the annotated copy, and all else that the tests want to find in a working directory. */
  static Collections4 in(Path directory, Counts counts) throws IOException {
    Path counted =
        CountedJar.copy(Jars.aside("collections.jar"), directory.resolve("counted.jar"), counts);
    List<Path> classPath = new ArrayList<>(List.of(counted, TESTS, Jars.of(Count.class)));
    Stream.of("junit-of-collections", "easymock", "objenesis", "older-byte-buddy")
        .forEach(name -> classPath.add(Jars.aside(name + ".jar")));
    classPath.add(Jars.aside("commons-lang3.jar"));
    classPath.add(Jars.aside("commons-io.jar"));
    Path programs = directory.resolve("programs");
    classPath.add(
        Compiler.compile(
            programs,
            classPath,
            "unbroken/OwnTests.java",
            "unbroken/Classes.java",
            "unbroken/Shapes.java",
            "unbroken/Traces.java"));
    unpackData(directory.resolve("src/test/resources"));
    return new Collections4(directory, counted, classPath);
  }

  /** Serialized collections of earlier versions, which the tests read from there. */
  private static void unpackData(Path into) throws IOException {
    try (ZipFile zip = new ZipFile(TESTS.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.getName().endsWith(".obj")) {
          Path file = into.resolve(entry.getName());
          Files.createDirectories(file.getParent());
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file);
          }
        }
      }
    }
  }

  /** The names of its test classes but those of slow ones and of what needs Guava's tests. */
  String[] tests(List<String> leftOut) throws IOException {
    try (ZipFile zip = new ZipFile(TESTS.toFile())) {
      return Collections.list(zip.entries()).stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith("Test.class") && !name.contains("$"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .filter(name -> leftOut.stream().noneMatch(name::endsWith))
          .toArray(String[]::new);
    }
  }

  /** The annotated jar. */
  Path jar() {
    return counted;
  }

  /** A JVM without the agent. */
  ForkedJvm unwoven() {
    return ForkedJvm.in(directory).classPath(classPath);
  }

  /** Runs one of the programs there to its end. */
  static EndedJvm run(ForkedJvm jvm, String program, String... arguments) throws Exception {
    String[] command =
        Stream.concat(Stream.of("unbroken." + program), Stream.of(arguments))
            .toArray(String[]::new);
    try (RunningJvm running = jvm.start(command)) {
      EndedJvm ended = running.awaitEnd(PATIENCE);
      assertThat(ended.exitCode()).as("%s", ended.errors()).isZero();
      return ended;
    }
  }
}
