package io.statbuffer.benchmarks.flush;

import io.statbuffer.benchmarks.report.Result;
import io.statbuffer.benchmarks.report.Results;
import io.statbuffer.runtime.jdbi.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The same keys flushed again and again into PostgreSQL, by turns into the table that StatBuffer
 * makes and into one with PostgreSQL's defaults: what the free room in its pages is worth.
 */
public final class RepeatedRuns {
  private static final String BENCHMARK = "PostgreSQL; 100000 keys flushed 200 times";
  private static final int KEYS = 100_000;
  private static final int FLUSHES = 200;

  private RepeatedRuns() {}

  /** One of the two tables. */
  private static final class Series {
    private final Database database;
    private final Buffered writing;
    private final String subject;
    private final double[] times = new double[FLUSHES];
    private long walBytes;
    private double firstSize;

    Series(Database database, String table, String subject) throws SQLException {
      this.database = database;
      this.subject = subject;
      writing = new Buffered(table, table, database.pool());
    }

    void flush(List<String> keys, int round) throws SQLException {
      writing.prepare(keys);
      long wal = number("SELECT pg_current_wal_insert_lsn() - '0/0'");
      long start = System.nanoTime();
      writing.write();
      times[round] = (System.nanoTime() - start) / 1e6;
      walBytes += number("SELECT pg_current_wal_insert_lsn() - '0/0'") - wal;
      if (round == 0) {
        firstSize = size();
      }
    }

    void report(Results results) throws SQLException {
      results.add(Result.ofMedian(BENCHMARK, subject, times, "ms"));
      double wal = (double) walBytes / KEYS / FLUSHES;
      results.add(new Result(BENCHMARK + "; WAL a key", subject, wal, 0, "B"));
      results.add(
          new Result(BENCHMARK + "; size to first size", subject, size() / firstSize, 0, "×"));
    }

    private double size() throws SQLException {
      return number("SELECT pg_table_size('" + writing.table() + "')");
    }

    private long number(String sql) throws SQLException {
      try (Connection connection = database.pool().getConnection();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(sql)) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** Measures. */
  public static void repeated(Results results) throws Exception {
    try (Database database = Database.open(Database.Kind.POSTGRESQL)) {
      String plain = Schema.ddl("postgresql", "plain_counts").get(0);
      FlushRuns.execute(database, plain.replace("fillfactor = 70", "fillfactor = 100"));
      Series own = new Series(database, "stat_counts", "StatBuffer's table");
      Series other = new Series(database, "plain_counts", "a table with defaults");
      List<String> keys = IntStream.range(0, KEYS).mapToObj(i -> "article-" + i).toList();
      for (int round = 0; round < FLUSHES; round++) {
        own.flush(keys, round);
        other.flush(keys, round);
      }
      own.report(results);
      other.report(results);
      own.writing.close();
      other.writing.close();
    }
  }
}
