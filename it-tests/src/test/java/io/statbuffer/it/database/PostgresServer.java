package io.statbuffer.it.database;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A PostgreSQL server that means its commits, and that can be killed and started again. */
public final class PostgresServer implements AutoCloseable {
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

  /** Makes a database of that name. */
  public CountsDatabase create(String name) throws SQLException {
    database("postgres").execute("CREATE DATABASE " + name);
    return database(name);
  }

  private CountsDatabase database(String name) {
    return new CountsDatabase(
        "PostgreSQL",
        "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name,
        "postgres",
        "postgres",
        io.statbuffer.it.fork.Jars.of(org.postgresql.Driver.class));
  }

  /** Ends the first connection that is found in the middle of a commit, if one is found soon. */
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

  /** Kills all of its processes, as a power cut does, and starts it again on the same port. */
  public void killAndDo(Outage outage) throws Exception {
    kill();
    outage.run();
    int port = server.getPort();
    server.close();
    server = start(port);
  }

  private void kill() throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> backends = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    backends.forEach(ProcessHandle::destroyForcibly);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !postmaster.isAlive() && backends.stream().noneMatch(ProcessHandle::isAlive));
    Files.delete(pidFile);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** What happens while the server is down. */
  @FunctionalInterface
  public interface Outage {
    /** Does it. */
    void run() throws Exception;
  }
}
