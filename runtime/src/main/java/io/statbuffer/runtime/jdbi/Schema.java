package io.statbuffer.runtime.jdbi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The tables that {@link JdbiFlushHandler} makes, as SQL for those who rather make them themselves.
 *
 * <pre>{@code
 * Schema.ddl("postgresql", "stat_counts").forEach(System.out::println);
 * }</pre>
 *
 * <p>Keys compare byte by byte, but in {@code portable} tables as the database compares text: many
 * ignore blanks at the end. Thread-safe.
 */
public final class Schema {
  /** The table that counts go to if no other is said. */
  public static final String TABLE = "stat_counts";

  /** The table of each writer's last applied batch number if no other is said. */
  public static final String LEDGER_TABLE = "stat_writers";

  static final String BUFFER = "buffer";
  static final String STAT_KEY = "stat_key";
  static final String TOTAL = "total";
  static final String UPDATED_AT = "updated_at";

  /** InnoDB's keys have at most 3,072 bytes: 64 and 700 characters of 4 bytes. */
  static final int KEY_LENGTH = 700;

  private static final int BUFFER_LENGTH = 64;
  private static final int WRITER_LENGTH = 36;

  private Schema() {}

  /** The names that {@link #ddl} knows; {@code portable} stands for any other database. */
  public static List<String> dialects() {
    return Arrays.stream(Dialect.values()).map(Dialect::label).toList();
  }

  /**
   * The statements that make the table of counts and the ledger, without semicolons.
   *
   * @param dialect one of {@link #dialects()}
   * @param table the name of the table of counts
   * @throws IllegalArgumentException if there is no such dialect, or the name is none
   */
  public static List<String> ddl(String dialect, String table) {
    return ddl(dialect, table, LEDGER_TABLE);
  }

  /** As {@link #ddl(String, String)}, with another name for the ledger. */
  public static List<String> ddl(String dialect, String table, String ledgerTable) {
    Dialect found = dialect(dialect);
    return List.of(
        counts(found, Identifier.check(table)), ledger(found, Identifier.check(ledgerTable)));
  }

  private static Dialect dialect(String name) {
    for (Dialect dialect : Dialect.values()) {
      if (dialect.label().equals(name.toLowerCase(Locale.ROOT))) {
        return dialect;
      }
    }
    throw new IllegalArgumentException("dialect must be one of " + dialects() + ": " + name);
  }

  static String counts(Dialect dialect, String table) {
    return create(
        dialect,
        table,
        BUFFER + " " + dialect.text(BUFFER_LENGTH) + " NOT NULL",
        STAT_KEY + " " + dialect.text(KEY_LENGTH) + " NOT NULL",
        TOTAL + " " + dialect.total(TOTAL),
        UPDATED_AT + " " + dialect.timestamp() + " NOT NULL",
        "PRIMARY KEY (" + BUFFER + ", " + STAT_KEY + ")");
  }

  /** The table of one buffer alone, with columns of the user's naming. */
  static String ownCounts(Dialect dialect, String table, String key, String total) {
    return create(
        dialect,
        table,
        key + " " + dialect.text(KEY_LENGTH) + " NOT NULL",
        total + " " + dialect.total(total),
        "PRIMARY KEY (" + key + ")");
  }

  static String ledger(Dialect dialect, String table) {
    return create(
        dialect,
        table,
        "writer " + dialect.text(WRITER_LENGTH) + " NOT NULL",
        "batch " + dialect.total("batch"),
        "updated_at " + dialect.timestamp() + " NOT NULL",
        "PRIMARY KEY (writer)");
  }

  private static String create(Dialect dialect, String table, String... parts) {
    return "CREATE TABLE "
        + (dialect.hasIfNotExists() ? "IF NOT EXISTS " : "")
        + table
        + " (\n  "
        + String.join(",\n  ", parts)
        + "\n)"
        + dialect.suffix();
  }
}
