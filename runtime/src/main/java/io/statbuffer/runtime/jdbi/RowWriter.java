package io.statbuffer.runtime.jdbi;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Adds counts to rows, in the way that a database does best. */
interface RowWriter {
  /** How many rows go in one call of {@link #write}. */
  int maxRows();

  /**
   * Adds the counts of sorted rows, all or none of them.
   *
   * @return the rows that don't exist and that this writer doesn't make
   */
  <K> List<Row<K>> write(Handle handle, String buffer, List<Row<K>> rows) throws SQLException;

  /** The same for any number of rows; if it throws, some may be written. */
  default <K> List<Row<K>> writeAll(Handle handle, String buffer, List<Row<K>> rows)
      throws SQLException {
    List<Row<K>> missing = new ArrayList<>();
    for (List<Row<K>> part : parts(rows)) {
      missing.addAll(write(handle, buffer, part));
    }
    return missing;
  }

  /**
   * Whether {@link #joined} writes these rows: all of them by one statement, which makes those that
   * are missing, and so few that they can be sent while nobody reads yet.
   */
  default boolean joins(List<? extends Row<?>> rows) {
    return false;
  }

  /** The statement of {@link #write} behind others in one text: one round trip for all. */
  default <K> Update joined(String others, Handle handle, String buffer, List<Row<K>> rows)
      throws SQLException {
    throw new UnsupportedOperationException("nothing is joined: " + others);
  }

  /** The rows in parts for {@link #write}. */
  default <K> List<List<Row<K>>> parts(List<Row<K>> rows) {
    List<List<Row<K>>> parts = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += maxRows()) {
      parts.add(rows.subList(from, Math.min(rows.size(), from + maxRows())));
    }
    return parts;
  }
}
