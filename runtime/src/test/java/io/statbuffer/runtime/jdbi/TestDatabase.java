package io.statbuffer.runtime.jdbi;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** A real database for tests, which share it: each takes names of its own. */
abstract class TestDatabase implements AutoCloseable {
  private static final AtomicInteger NAMES = new AtomicInteger();

  private final DataSource dataSource;

  TestDatabase(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  DataSource dataSource() {
    return dataSource;
  }

  Jdbi jdbi() {
    return Jdbi.create(dataSource);
  }

  /** A name that no other test uses. */
  static String newName(String prefix) {
    return prefix + "_" + NAMES.incrementAndGet();
  }

  /** The name as unquoted SQL would mean it, quoted so that it may be a keyword. */
  String quoted(String name) {
    return "\"" + name + "\"";
  }

  /** The name of its dialect. */
  abstract String dialect();

  /** How many keys are a lot. */
  int manyKeys() {
    return 50_000;
  }

  /** Whether "a" and "a " are two texts; in standard SQL they are one. */
  boolean countsBlanksAtTheEnd() {
    return true;
  }

  /** SQL for the bytes of a text column as UTF-8, in a form that {@link #bytes} has as well. */
  abstract String bytesOf(String column);

  /** The bytes of a text as {@link #bytesOf} gives them. */
  String bytes(String text) {
    return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  static String upperQuoted(String name) {
    return "\"" + name.toUpperCase(Locale.ROOT) + "\"";
  }

  @Override
  public abstract void close() throws SQLException;
}
