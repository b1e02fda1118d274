package io.statbuffer.runtime.jdbi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** SQLite in a file of its own, with a write-ahead log. */
final class SqliteDatabase extends TestDatabase {
  private final Path directory;

  SqliteDatabase() {
    this(newDirectory());
  }

  private SqliteDatabase(Path directory) {
    super(
        new UrlDataSource(
            "jdbc:sqlite:" + directory.resolve("counts.db") + "?journal_mode=WAL", "", ""));
    this.directory = directory;
  }

  private static Path newDirectory() {
    try {
      return Files.createTempDirectory("statbuffer-sqlite");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  String dialect() {
    return "sqlite";
  }

  @Override
  String bytesOf(String column) {
    return "HEX(" + column + ")";
  }

  @Override
  public void close() {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
