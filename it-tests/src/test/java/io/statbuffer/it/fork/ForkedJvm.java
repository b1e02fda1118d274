package io.statbuffer.it.fork;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Describes a JVM to be started in a process of its own:
 *
 * <pre>{@code
 * try (RunningJvm jvm = ForkedJvm.in(directory).agent(file).classPath(jars).start("com.acme.Main")) {
 *   assertThat(jvm.end().exitCode()).isZero();
 * }
 * }</pre>
 *
 * <p>The JDK is the one that runs the test, unless said otherwise.
 */
public final class ForkedJvm {
  private final Path directory;
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new TreeMap<>();
  private final List<String> shell = new ArrayList<>();
  private Path javaHome = Path.of(System.getProperty("java.home"));

  private ForkedJvm(Path directory) {
    this.directory = directory;
  }

  /** Runs in that working directory. */
  public static ForkedJvm in(Path directory) {
    // H2 may listen, for a second process that opens its file; then on the loopback interface.
    return new ForkedJvm(directory).option("-Dh2.bindAddress=127.0.0.1");
  }

  /** The agent's jar as the build made it. */
  public static Path agentJar() {
    String jar = System.getProperty("statbuffer.agent.jar");
    if (jar == null) {
      throw new IllegalStateException("-Dstatbuffer.agent.jar must name the agent's jar");
    }
    return Path.of(jar).normalize();
  }

  /** Runs on another JDK. */
  public ForkedJvm on(Path newJavaHome) {
    javaHome = newJavaHome;
    return this;
  }

  /** With the agent and no configuration. */
  public ForkedJvm agent() {
    return option("-javaagent:" + agentJar());
  }

  /** With the agent and its configuration file. */
  public ForkedJvm agent(Path configuration) {
    return option("-javaagent:" + agentJar() + "=" + configuration);
  }

  /** With an option of the JVM. */
  public ForkedJvm option(String option) {
    options.add(option);
    return this;
  }

  /** With options of the JVM. */
  public ForkedJvm options(List<String> more) {
    options.addAll(more);
    return this;
  }

  /** Through a shell that prepares the process: {@code ulimit -f 8; exec "$@"}. */
  public ForkedJvm through(String script) {
    shell.addAll(List.of("sh", "-c", script, "sh"));
    return this;
  }

  /** With a variable of the environment. */
  public ForkedJvm environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** With that class path. */
  public ForkedJvm classPath(List<Path> entries) {
    return option("-cp").option(path(entries));
  }

  /** Joins entries of a class path or module path. */
  public static String path(List<Path> entries) {
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** Starts it; what comes last on the command line: a main class, or {@code -jar}, and so on. */
  public RunningJvm start(String... mainAndArguments) throws IOException {
    List<String> command = new ArrayList<>(shell);
    command.add(javaHome.resolve("bin").resolve("java").toString());
    command.addAll(options);
    command.addAll(List.of(mainAndArguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("STATBUFFER_"));
    builder.environment().putAll(environment);
    return new RunningJvm(builder.start(), String.join(" ", command));
  }
}
