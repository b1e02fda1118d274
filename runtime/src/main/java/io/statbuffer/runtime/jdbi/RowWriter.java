package io.statbuffer.runtime.jdbi;

import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

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
}
