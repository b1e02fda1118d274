package io.statbuffer.it.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** A PostgreSQL server. */
public final class PostgresServer implements KillableServer, AutoCloseable {
  private final Path data;
  private EmbeddedPostgres server;

  /** Starts a server with its data in that directory. */
  public PostgresServer(Path data) throws IOException {
    this.data = data;
    this.server = start(0);
  }

  private EmbeddedPostgres start(int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on");
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  @Override
  public CountsDatabase create(String name) throws SQLException {
    database("postgres").execute("CREATE DATABASE " + name);
    return database(name);
  }

  @Override
  public int port() {
    return server.getPort();
  }

  private CountsDatabase database(String name) {
    return new CountsDatabase(
        "PostgreSQL",
        "jdbc:postgresql://127.0.0.1:" + port() + "/" + name,
        "postgres",
        "postgres",
        io.statbuffer.it.fork.Jars.of(org.postgresql.Driver.class));
  }

  @Override
  public void kill() throws IOException {
    ServerProcesses.kill(data.toRealPath());
    Files.delete(data.resolve("postmaster.pid"));
  }

  @Override
  public void startAgain() throws IOException {
    restart();
  }

  @Override
  public void restart() throws IOException {
    int port = port();
    server.close();
    ServerProcesses.awaitEnd(data.toRealPath());
    server = start(port);
  }

  @Override
  public void terminateSessions(String database) throws SQLException {
    database("postgres")
        .execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                + database
                + "'");
  }

  @Override
  public void terminateCommit() throws SQLException {
    database("postgres")
        .execute(
            """
            DO $$ BEGIN
              FOR i IN 1..5000 LOOP
                PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
                  WHERE query ILIKE 'COMMIT%' AND state = 'active' AND pid <> pg_backend_pid();
                EXIT WHEN FOUND;
                PERFORM pg_stat_clear_snapshot();
              END LOOP;
            END $$""");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
