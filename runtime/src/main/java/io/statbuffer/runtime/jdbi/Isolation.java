package io.statbuffer.runtime.jdbi;

import io.statbuffer.runtime.Delta;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows within an open transaction: all or none, or else so that a row which the database
 * refuses isn't in the way of the others. Then what fails is undone to a savepoint and tried with
 * half as many rows, and after each success with twice as many. However many are refused, the tries
 * are fewer than two a row.
 */
final class Isolation<K> {
  /** A row that others insert at the same moment is there at the next try. */
  private static final int TRIES = 5;

  private final Handle handle;
  private final String buffer;
  private final RowWriter writer;
  private final boolean releases;
  private final List<SetAside<K>> refused;

  Isolation(
      Handle handle, String buffer, RowWriter writer, Dialect dialect, List<SetAside<K>> refused) {
    this.handle = handle;
    this.buffer = buffer;
    this.writer = writer;
    this.releases = dialect.releasesSavepoints();
    this.refused = refused;
  }

  /** Without savepoints, which cost as much as a small batch. */
  void writeAll(List<Row<K>> rows) throws SQLException {
    setAside(writer.writeAll(handle, buffer, rows));
  }

  /** Sets aside what is refused. */
  void writeWhatCanBe(List<Row<K>> rows) throws SQLException {
    for (List<Row<K>> part : writer.parts(rows)) {
      writeSome(part);
    }
  }

  private void setAside(List<Row<K>> missing) {
    missing.forEach(row -> setAside(row, "there is no row for it"));
  }

  private void writeSome(List<Row<K>> rows) throws SQLException {
    Savepoint savepoint = newSavepoint();
    int size = rows.size();
    int tries = 1;
    for (int from = 0; from < rows.size(); ) {
      List<Row<K>> next = rows.subList(from, Math.min(rows.size(), from + size));
      SQLException refusal = attempt(next, savepoint);
      if (refusal == null) {
        release(savepoint);
        savepoint = newSavepoint();
        from += next.size();
        size *= 2;
      } else if (SqlErrors.isDuplicate(refusal) && tries < TRIES) {
        tries++;
      } else if (next.size() > 1) {
        size = next.size() / 2;
      } else {
        setAside(next.get(0), SqlErrors.reason(refusal));
        from++;
      }
    }
    release(savepoint);
  }

  /** Writes all of the rows, or none and returns why. */
  private @Nullable SQLException attempt(List<Row<K>> rows, Savepoint savepoint)
      throws SQLException {
    try {
      setAside(writer.write(handle, buffer, rows));
      return null;
    } catch (SQLException | JdbiException e) {
      SQLException cause = SqlErrors.find(e);
      if (cause == null || !SqlErrors.isData(cause)) {
        throw e;
      }
      handle.getConnection().rollback(savepoint);
      return cause;
    }
  }

  /** H2 forgets a savepoint only when another one takes its name. */
  private Savepoint newSavepoint() throws SQLException {
    Connection connection = handle.getConnection();
    return releases ? connection.setSavepoint("statbuffer_rows") : connection.setSavepoint();
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
