package io.statbuffer.runtime.jdbi;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A PostgreSQL server that means its commits. */
final class PostgresDatabase extends TestDatabase {
  private final EmbeddedPostgres server;

  PostgresDatabase() {
    this(start());
  }

  private PostgresDatabase(EmbeddedPostgres server) {
    super(new UrlDataSource(url(server.getPort()), "postgres", "postgres"));
    this.server = server;
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("full_page_writes", "on")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getPort();
  }

  /** The server as reached through another port of this machine. */
  static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?tcpKeepAlive=true";
  }

  @Override
  String dialect() {
    return "postgresql";
  }

  @Override
  String bytesOf(String column) {
    return "UPPER(encode(convert_to(" + column + ", 'UTF8'), 'hex'))";
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
