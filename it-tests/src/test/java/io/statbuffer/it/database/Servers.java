package io.statbuffer.it.database;

import ch.vorburger.exec.ManagedProcessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The servers that all tests share: each is started by the first test that needs it, and all of
 * them are stopped after the last test of the JVM.
 */
public final class Servers implements BeforeAllCallback, AutoCloseable {
  private static final List<Path> DIRECTORIES = new ArrayList<>();
  private static @Nullable PostgresServer postgres;
  private static @Nullable MariaDbServer mariaDb;

  @Override
  public void beforeAll(ExtensionContext context) {
    var unused =
        context
            .getRoot()
            .getStore(Namespace.create(Servers.class))
            .computeIfAbsent("servers", key -> this);
  }

  static synchronized PostgresServer postgres() throws IOException {
    if (postgres == null) {
      postgres = new PostgresServer(directory("postgres"));
    }
    return postgres;
  }

  static synchronized MariaDbServer mariaDb() throws IOException, ManagedProcessException {
    if (mariaDb == null) {
      mariaDb = new MariaDbServer(directory("mariadb"));
    }
    return mariaDb;
  }

  private static Path directory(String name) throws IOException {
    Path target = Path.of("target").toAbsolutePath();
    Path directory = Files.createTempDirectory(Files.createDirectories(target), name);
    DIRECTORIES.add(directory);
    return directory;
  }

  @Override
  public void close() throws IOException, ManagedProcessException {
    synchronized (Servers.class) {
      if (postgres != null) {
        postgres.close();
      }
      if (mariaDb != null) {
        mariaDb.close();
      }
      for (Path directory : DIRECTORIES) {
        delete(directory);
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
