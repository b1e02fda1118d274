package io.statbuffer.benchmarks.flush;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The limit: COPY to a temporary table from a file that is there and sorted, then one upsert, by a
 * {@code psql} that runs already.
 */
final class Psql implements Writing {
  private static final String DONE = "committed";

  private final String table;
  private final Path file;
  private final Process process;
  private final BufferedWriter input;
  private final BufferedReader output;

  Psql(String jdbcUrl, String table) throws IOException {
    this.table = table;
    this.file = Files.createTempFile("statbuffer-benchmarks", ".copy");
    String uri = jdbcUrl.substring("jdbc:".length()).replaceFirst("\\?.*", "");
    ProcessBuilder builder = new ProcessBuilder("psql", "-qAtX", uri, "-U", "postgres");
    builder.environment().put("PGPASSWORD", "postgres");
    process = builder.redirectErrorStream(true).start();
    input = process.outputWriter(UTF_8);
    output = process.inputReader(UTF_8);
  }

  /** Whether there is one. */
  static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "psql")));
  }

  @Override
  public String name() {
    return "psql; COPY + upsert";
  }

  @Override
  public void prepare(List<String> keys) throws IOException {
    Files.write(file, keys.stream().sorted().map(key -> key + "\t1").toList());
  }

  @Override
  public void write() throws IOException {
    input.write("BEGIN;\n" + Copy.MAKE + ";\n\\copy gained from '" + file + "'\n");
    input.write(Copy.upsert(table) + ";\nCOMMIT;\n\\echo " + DONE + "\n");
    input.flush();
    String line = output.readLine();
    if (!DONE.equals(line)) {
      throw new IOException("psql said " + line);
    }
  }

  @Override
  public String table() {
    return table;
  }

  @Override
  public void close() throws IOException {
    input.close();
    process.destroy();
    Files.delete(file);
  }
}
