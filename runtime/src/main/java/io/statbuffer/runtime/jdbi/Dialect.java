package io.statbuffer.runtime.jdbi;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is particular to a database: how it makes tables and how it adds counts best. */
enum Dialect {
  /** Keys compare byte by byte; pages keep room for the next versions of their rows. */
  POSTGRESQL(
      "VARCHAR(%d) COLLATE \"C\"", "BIGINT NOT NULL", "TIMESTAMPTZ", " WITH (fillfactor = 70)"),

  /** The collation neither folds letters nor ignores blanks at the end. */
  MARIADB(
      "VARCHAR(%d)",
      "BIGINT NOT NULL",
      "TIMESTAMP(6)",
      " ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin"),

  /** MySQL has another name for that collation. */
  MYSQL(
      "VARCHAR(%d)",
      "BIGINT NOT NULL",
      "TIMESTAMP(6)",
      " ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin"),

  H2("VARCHAR(%d)", "BIGINT NOT NULL", "TIMESTAMP WITH TIME ZONE", ""),

  /** The check refuses what SQLite would else turn into a rounded REAL in silence. */
  SQLITE("TEXT", "INTEGER NOT NULL CHECK (typeof(%s) = 'integer')", "TEXT", ""),

  /** Any other database. */
  PORTABLE("VARCHAR(%d)", "BIGINT NOT NULL", "TIMESTAMP", "");

  private static final String ISOLATED = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";

  private final String text;
  private final String total;
  private final String timestamp;
  private final String suffix;

  /** SQL types, with {@code %d} for a length and {@code %s} for the column's name. */
  Dialect(String text, String total, String timestamp, String suffix) {
    this.text = text;
    this.total = total;
    this.timestamp = timestamp;
    this.suffix = suffix;
  }

  /** The dialect of a connection's database, which drivers know without asking it. */
  static Dialect of(Connection connection) throws SQLException {
    DatabaseMetaData database = connection.getMetaData();
    return of(database.getDatabaseProductName(), database.getDatabaseProductVersion());
  }

  /** The dialect of a database that calls itself so; MariaDB is also called MySQL. */
  static Dialect of(String product, String version) {
    String name = (product + " " + version).toLowerCase(Locale.ROOT);
    for (Dialect dialect : values()) {
      if (name.contains(dialect.label())) {
        return dialect;
      }
    }
    return PORTABLE;
  }

  /** The name that users give. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  RowWriter writerTo(Target target) {
    return switch (this) {
      case POSTGRESQL -> PostgresUpsert.to(target);
      case MARIADB, MYSQL -> MysqlUpsert.to(target);
      case H2 -> H2Merge.to(target);
      case SQLITE -> SqliteUpsert.to(target);
      case PORTABLE -> new UpdateThenInsert(target);
    };
  }

  String text(int length) {
    // H2 counts UTF-16 units where others count characters, of which some have two.
    return text.formatted(this == H2 ? 2 * length : length);
  }

  String total(String column) {
    return total.formatted(column);
  }

  String timestamp() {
    return timestamp;
  }

  /** What stands behind the closing parenthesis of a table. */
  String suffix() {
    return suffix;
  }

  /**
   * What stands before the first statement of a transaction in the same round trip: each statement
   * is to see what others committed before it, as the guard of the ledger expects.
   */
  String isolating() {
    return this == POSTGRESQL ? ISOLATED + "; " : "";
  }

  /**
   * What follows the first statement of a transaction in the same round trip. Writers of the same
   * rows are faster one after another than amid each other's locks: PostgreSQL has them queue for a
   * lock of the ledger that is in the way of nobody else, and ends the session of one who holds it
   * and is silent.
   *
   * @param timeout bounds a statement; nobody is silent for twice as long
   * @return with {@code %s} for the ledger
   */
  String queueing(Duration timeout) {
    return this == POSTGRESQL
        ? "; SET LOCAL idle_in_transaction_session_timeout = "
            + timeout.multipliedBy(2).toMillis()
            + "; LOCK TABLE %s IN SHARE UPDATE EXCLUSIVE MODE"
        : "";
  }

  /** Whether it knows {@code CREATE TABLE IF NOT EXISTS}. */
  boolean hasIfNotExists() {
    return this != PORTABLE;
  }

  /** Whether savepoints can be forgotten again. */
  boolean releasesSavepoints() {
    return this != PORTABLE;
  }

  boolean isMysqlOrMariaDb() {
    return this == MYSQL || this == MARIADB;
  }

  /** Whether a connection can hang on a network that is gone. */
  boolean isRemote() {
    return this == POSTGRESQL || isMysqlOrMariaDb();
  }

  /** A statement that isolates the next transaction only, so that nothing is to be set back. */
  @Nullable String isolatingNext() {
    return isMysqlOrMariaDb() ? ISOLATED : null;
  }

  /** Whether a connection has to be told its isolation; SQLite has one writer at a time. */
  boolean isolatesConnections() {
    return this == H2 || this == PORTABLE;
  }
}
