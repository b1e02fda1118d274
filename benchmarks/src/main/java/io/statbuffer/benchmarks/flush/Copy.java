package io.statbuffer.benchmarks.flush;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Hand-written: COPY to a temporary table, then one upsert, through PostgreSQL's JDBC driver. */
final class Copy implements Writing {
  static final String MAKE = "CREATE TEMP TABLE gained (k text, n bigint) ON COMMIT DROP";

  private final DataSource dataSource;
  private final String table;
  private List<String> prepared = List.of();

  Copy(DataSource dataSource, String table) {
    this.dataSource = dataSource;
    this.table = table;
  }

  /** From the temporary table. */
  static String upsert(String table) {
    return "INSERT INTO "
        + table
        + " AS t SELECT 'b', k, n, CURRENT_TIMESTAMP FROM gained"
        + " ON CONFLICT (buffer, stat_key) DO UPDATE"
        + " SET total = t.total + EXCLUDED.total, updated_at = EXCLUDED.updated_at";
  }

  @Override
  public String name() {
    return "JDBC; COPY + upsert";
  }

  @Override
  public void prepare(List<String> keys) {
    prepared = keys;
  }

  @Override
  public void write() throws Exception {
    StringBuilder rows = new StringBuilder();
    prepared.stream().sorted().forEach(key -> rows.append(key).append("\t1\n"));
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(MAKE);
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY gained FROM STDIN", new StringReader(rows.toString()));
      statement.execute(upsert(table));
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  @Override
  public String table() {
    return table;
  }
}
