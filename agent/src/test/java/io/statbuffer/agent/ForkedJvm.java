package io.statbuffer.agent;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs programs in JVMs of their own, in a folder, with the agent's jar as it is shipped. */
final class ForkedJvm {
  static final Path AGENT = Path.of(System.getProperty("agent.jar"));

  private static final long MINUTES = 2;

  private final Path folder;

  ForkedJvm(Path folder) {
    this.folder = folder;
  }

  /** What the default file of that folder holds, as the application's own H2 reads it. */
  static Map<String, Long> counts(Path folder, String user) throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    String url = "jdbc:h2:" + folder.resolve("statbuffer-counts") + ";IFEXISTS=TRUE";
    try (Connection connection = DriverManager.getConnection(url, user, "");
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery("SELECT buffer, stat_key, total FROM stat_counts")) {
      while (rows.next()) {
        counts.put(rows.getString(1) + "/" + rows.getString(2), rows.getLong(3));
      }
    }
    return counts;
  }

  /** What a program printed, and its exit status. */
  record Result(int status, String out, String err) {
    List<String> errors() {
      return err.lines().toList();
    }
  }

  /** Compiles a program with the annotations and the runtime, into the folder. */
  void compile(String className, String source) throws Exception {
    Path file = folder.resolve("src").resolve(className + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, source);
    String classPath =
        Path.of(
                io.statbuffer.annotations.Count.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI())
            + File.pathSeparator
            + AGENT;
    int status =
        javax.tools.ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-g",
                "-d",
                folder.toString(),
                "-cp",
                classPath,
                file.toString());
    if (status != 0) {
      throw new AssertionError(className + " doesn't compile");
    }
  }

  /** Runs {@code java} to its end. */
  Result run(String... arguments) throws IOException, InterruptedException {
    Running running = start(arguments);
    running.process().getOutputStream().close();
    return running.end();
  }

  /** Runs the program {@code className} with the agent, to its end. */
  Result runWithAgent(String agentFile, List<String> options, String... program)
      throws IOException, InterruptedException {
    String agent = "-javaagent:" + AGENT + (agentFile.isEmpty() ? "" : "=" + agentFile);
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of(agent, "-cp", "."));
    arguments.addAll(List.of(program));
    return run(arguments.toArray(String[]::new));
  }

  /** Runs a command of the jar. */
  Result command(String... arguments) throws IOException, InterruptedException {
    return run(
        Stream.concat(Stream.of("-jar", AGENT.toString()), Stream.of(arguments))
            .toArray(String[]::new));
  }

  /** Starts {@code java}, whose input stays open. */
  Running start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(ForkedJvm::changesWhatIsPrinted);
    return new Running(builder.start(), out, err);
  }

  private static boolean changesWhatIsPrinted(String variable) {
    return variable.startsWith("STATBUFFER_")
        || variable.equals("JAVA_TOOL_OPTIONS")
        || variable.equals("JDK_JAVA_OPTIONS");
  }

  /** A program that runs. */
  record Running(Process process, Path out, Path err) implements AutoCloseable {
    Result end() throws IOException, InterruptedException {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("doesn't end; it printed " + printed());
      }
      return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    String printed() throws IOException {
      return Files.readString(out) + Files.readString(err);
    }

    /** Presses the enter key. */
    void enter() throws IOException {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
