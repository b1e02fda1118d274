package io.statbuffer.runtime.jdbi;

import io.statbuffer.runtime.Delta;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Writes rows within an open transaction so that a row which the database refuses isn't in the way
 * of the others: what fails as a whole is undone to a savepoint and tried in halves.
 */
final class Isolation<K> {
  /** A row that others insert at the same moment is there at the next try. */
  private static final int TRIES = 5;

  private final Handle handle;
  private final String buffer;
  private final RowWriter writer;
  private final boolean releases;
  private final List<SetAside<K>> refused;

  /**
   * @param releases whether the database can forget a savepoint
   */
  Isolation(
      Handle handle, String buffer, RowWriter writer, boolean releases, List<SetAside<K>> refused) {
    this.handle = handle;
    this.buffer = buffer;
    this.writer = writer;
    this.releases = releases;
    this.refused = refused;
  }

  void write(List<Row<K>> rows) throws SQLException {
    for (int from = 0; from < rows.size(); from += writer.maxRows()) {
      attempt(rows.subList(from, Math.min(rows.size(), from + writer.maxRows())), 1);
    }
  }

  private void attempt(List<Row<K>> rows, int tries) throws SQLException {
    Savepoint savepoint = handle.getConnection().setSavepoint();
    try {
      List<Row<K>> missing = writer.write(handle, buffer, rows);
      release(savepoint);
      missing.forEach(row -> setAside(row, "there is no row for it"));
    } catch (SQLException | JdbiException e) {
      SQLException cause = SqlErrors.find(e);
      if (cause == null || !SqlErrors.isData(cause)) {
        throw e;
      }
      handle.getConnection().rollback(savepoint);
      release(savepoint);
      tryOtherwise(rows, tries, cause);
    }
  }

  private void tryOtherwise(List<Row<K>> rows, int tries, SQLException cause) throws SQLException {
    int half = rows.size() / 2;
    if (SqlErrors.isDuplicate(cause) && tries < TRIES) {
      attempt(rows, tries + 1);
    } else if (half == 0) {
      rows.forEach(row -> setAside(row, SqlErrors.reason(cause)));
    } else {
      attempt(rows.subList(0, half), tries);
      attempt(rows.subList(half, rows.size()), tries);
    }
  }

  private void release(Savepoint savepoint) throws SQLException {
    if (releases) {
      handle.getConnection().releaseSavepoint(savepoint);
    }
  }

  private void setAside(Row<K> row, String reason) {
    for (Delta<K> delta : row.deltas()) {
      refused.add(new SetAside<>(delta, reason));
    }
  }
}
