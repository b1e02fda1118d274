package io.statbuffer.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same files come from every compiler: from Eclipse's, and from the javac of every JDK here.
 */
class CompilersTest {
  @TempDir Path output;

  @Test
  void eclipsesCompilerWritesTheSameAndWarnsOfNothingInIt() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--release", "17", "-warn:+all-javadoc"));
    arguments.addAll(arguments());
    StringWriter said = new StringWriter();
    boolean compiled =
        BatchCompiler.compile(
            arguments.toArray(String[]::new), new PrintWriter(said), new PrintWriter(said), null);
    assertThat(compiled).as(said::toString).isTrue();
    assertThat(said.toString()).doesNotContain(output.toString());
    assertThat(written()).isEqualTo(expected());
  }

  /** The running JDK is one of them, so there is always one. */
  static Stream<Path> jdks() throws IOException {
    Path running = Path.of(System.getProperty("java.home"));
    try (Stream<Path> neighbours = Files.list(running.toRealPath().getParent())) {
      return Stream.concat(
              Stream.of(running),
              neighbours
                  .filter(home -> Files.isExecutable(home.resolve("bin/javac")))
                  .toList()
                  .stream())
          .map(CompilersTest::real)
          .distinct()
          .filter(home -> version(home) >= 17);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void javacWritesTheSameWithoutAWarning(Path jdk) throws Exception {
    List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/javac").toString()));
    command.addAll(List.of("-Xlint:all", "-Werror", "--release", "17"));
    command.addAll(arguments());
    Path said = output.resolve("said");
    Process javac =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertThat(javac.waitFor(5, TimeUnit.MINUTES)).isTrue();
    } finally {
      javac.destroyForcibly();
    }
    assertThat(said).hasContent("");
    assertThat(javac.exitValue()).isZero();
    assertThat(written()).isEqualTo(expected());
  }

  private List<String> arguments() throws IOException {
    String path = System.getProperty("java.class.path");
    List<String> arguments = new ArrayList<>(List.of("-cp", path, "-processorpath", path));
    arguments.addAll(List.of("-processor", CountProcessor.class.getName()));
    arguments.addAll(List.of("-s", output.toString(), "-d", output.toString()));
    try (Stream<Path> good = Files.list(resources("good"))) {
      good.map(Path::toString).sorted().forEach(arguments::add);
    }
    return arguments;
  }

  private Map<String, String> written() throws IOException {
    return sources(output.resolve("shop"));
  }

  private static Map<String, String> expected() throws IOException {
    return sources(resources("expected"));
  }

  private static Map<String, String> sources(Path folder) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        sources.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return sources;
  }

  private static Path resources(String folder) {
    return new File(CompilersTest.class.getResource("/" + folder).getPath()).toPath();
  }

  private static Path real(Path home) {
    try {
      return home.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int version(Path home) {
    try {
      return Files.readAllLines(home.resolve("release")).stream()
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll("\\D*(\\d+).*", "$1"))
          .mapToInt(Integer::parseInt)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
