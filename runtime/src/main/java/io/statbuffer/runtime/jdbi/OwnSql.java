package io.statbuffer.runtime.jdbi;

import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;

/** The user's own statement, once for each row, with {@code :count} and the key's parameters. */
final class OwnSql implements RowWriter {
  static final String KEY = "key";
  static final String COUNT = "count";

  private static final int ROWS = 1_000;

  private final String sql;
  private final List<String> names;

  OwnSql(String sql, List<String> names) {
    this.sql = sql;
    this.names = names;
  }

  @Override
  public int maxRows() {
    return ROWS;
  }

  @Override
  public <K> List<Row<K>> write(Handle handle, String buffer, List<Row<K>> rows)
      throws SQLException {
    if (rows.size() == 1) {
      return update(handle, rows.get(0)) == 0 ? rows : List.of();
    }
    Savepoint savepoint = handle.getConnection().setSavepoint();
    List<Row<K>> missing = new ArrayList<>();
    int[] changed = updateAll(handle, rows);
    for (int i = 0; i < changed.length; i++) {
      if (changed[i] == Statement.SUCCESS_NO_INFO) {
        // Some drivers don't say it of each statement of a batch: so one by one.
        handle.getConnection().rollback(savepoint);
        return updateEach(handle, rows);
      }
      if (changed[i] == 0) {
        missing.add(rows.get(i));
      }
    }
    return missing;
  }

  private <K> int[] updateAll(Handle handle, List<Row<K>> rows) {
    try (PreparedBatch batch = handle.prepareBatch(sql)) {
      for (Row<K> row : rows) {
        for (int i = 0; i < names.size(); i++) {
          batch.bind(names.get(i), row.values().get(i));
        }
        batch.bind(COUNT, row.count()).add();
      }
      return batch.execute();
    }
  }

  private <K> List<Row<K>> updateEach(Handle handle, List<Row<K>> rows) {
    List<Row<K>> missing = new ArrayList<>();
    for (Row<K> row : rows) {
      if (update(handle, row) == 0) {
        missing.add(row);
      }
    }
    return missing;
  }

  private <K> int update(Handle handle, Row<K> row) {
    try (Update update = handle.createUpdate(sql)) {
      for (int i = 0; i < names.size(); i++) {
        update.bind(names.get(i), row.values().get(i));
      }
      return update.bind(COUNT, row.count()).execute();
    }
  }
}
