package io.statbuffer.runtime.jdbi;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name as users write it, {@code pages}, {@code metrics.pages} or {@code "Pages"}, found as the
 * database has it and then always quoted, since a harmless name may be a keyword somewhere.
 */
record Identifier(List<String> parts, String quote) {
  private static final String PART = "(?:[\\p{L}_][\\p{L}\\p{N}_$]*|\"[^\"]+\"|`[^`]+`)";
  private static final Pattern NAME = Pattern.compile(PART + "(?:\\." + PART + ")*");
  private static final Pattern NEXT = Pattern.compile(PART);

  /** Returns the name if it can be one of a table or column. */
  static String check(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a table or column must be a plain or a quoted SQL name: '" + name + "'");
    }
    return name;
  }

  static Identifier of(String name, DatabaseMetaData database) throws SQLException {
    String quote = database.getIdentifierQuoteString().strip();
    List<String> parts = NEXT.matcher(name).results().map(part -> part.group()).toList();
    boolean upper = database.storesUpperCaseIdentifiers();
    boolean lower = database.storesLowerCaseIdentifiers();
    return new Identifier(parts.stream().map(part -> fold(part, upper, lower)).toList(), quote);
  }

  private static String fold(String part, boolean upper, boolean lower) {
    if (part.startsWith("\"") || part.startsWith("`")) {
      return part.substring(1, part.length() - 1);
    }
    return upper ? part.toUpperCase(Locale.ROOT) : lower ? part.toLowerCase(Locale.ROOT) : part;
  }

  /** The last part: the table without its schema. */
  String last() {
    return parts.get(parts.size() - 1);
  }

  /** The name as it stands in SQL. */
  String sql() {
    return parts.stream().map(part -> quote + part + quote).collect(Collectors.joining("."));
  }

  /** Another name of one part, quoted alike. */
  String quoted(String name) {
    return quote + name + quote;
  }
}
