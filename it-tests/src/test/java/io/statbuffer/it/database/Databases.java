package io.statbuffer.it.database;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** The kinds of database that the tests count into. */
public enum Databases {
  /** A file. */
  H2,
  /** A real server, as started by {@link Servers}. */
  POSTGRESQL,
  /** A real server, as started by {@link Servers}. */
  MARIADB;

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /**
   * Makes an empty database.
   *
   * @param directory where it may leave files
   */
  public CountsDatabase create(Path directory) throws Exception {
    String name = "counts" + NUMBER.incrementAndGet();
    return switch (this) {
      case H2 -> CountsDatabase.h2(directory.resolve(name));
      case POSTGRESQL, MARIADB -> server().create(name);
    };
  }

  /**
   * The server that all tests share, to be left running.
   *
   * @throws IllegalStateException if it is none
   */
  public KillableServer server() throws Exception {
    return switch (this) {
      case H2 -> throw new IllegalStateException("a file has no server");
      case POSTGRESQL -> Servers.postgres();
      case MARIADB -> Servers.mariaDb();
    };
  }
}
