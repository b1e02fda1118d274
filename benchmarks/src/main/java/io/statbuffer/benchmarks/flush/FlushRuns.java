package io.statbuffer.benchmarks.flush;

import io.statbuffer.benchmarks.report.Result;
import io.statbuffer.benchmarks.report.Results;
import io.statbuffer.runtime.jdbi.Schema;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Times of a flush, beside what one would write by hand for that database, by turns. A table is
 * empty ({@code new}) or has all of the keys ({@code present}).
 */
public final class FlushRuns {
  private static final int WARM_UPS = 200;

  private FlushRuns() {}

  /** All databases. */
  public static void flush(Results results) throws Exception {
    for (Database.Kind kind : Database.Kind.values()) {
      try (Database database = Database.open(kind)) {
        compare(database, results);
      }
    }
  }

  /** PostgreSQL with the ledger and without. */
  public static void ledger(Results results) throws Exception {
    try (Database database = Database.open(Database.Kind.POSTGRESQL)) {
      make(database, "unnest_counts");
      List<Writing> writings =
          List.of(
              new Buffered("ledger", "stat_counts", database.pool()),
              new Unnest(database.pool(), "unnest_counts"));
      measure(database, writings, 100, 5 * WARM_UPS, "warm-up; ", new Results());
      for (int keys : new int[] {100, 1_000, 10_000}) {
        measure(database, writings, keys, 1_000_000 / keys / 10 + 30, "ledger; ", results);
      }
      close(writings);
    }
  }

  private static void compare(Database database, Results results) throws Exception {
    List<Writing> writings = new ArrayList<>();
    // A buffer of its own, as one of the same name would still have the keys of the one before.
    writings.add(new Buffered(database.kind().name(), "stat_counts", database.pool()));
    writings.addAll(byHand(database));
    measure(database, writings, 1_000, WARM_UPS, "warm-up; ", new Results());
    measure(database, writings, 1_000, 30, "", results);
    measure(database, writings, 10_000, 15, "", results);
    measure(database, writings, 100_000, 5, "", results);
    if (database.kind() == Database.Kind.POSTGRESQL) {
      measure(database, writings, 1_000_000, 3, "", results);
    }
    close(writings);
  }

  private static List<Writing> byHand(Database database) throws Exception {
    List<Writing> writings = new ArrayList<>();
    switch (database.kind()) {
      case POSTGRESQL -> {
        writings.add(new Copy(database.pool(), make(database, "copy_counts")));
        if (Psql.isInstalled()) {
          writings.add(new Psql(database.pool().getJdbcUrl(), make(database, "psql_counts")));
        }
      }
      case MARIADB ->
          writings.add(
              MultiRow.upsert(
                  database,
                  make(database, "hand_counts"),
                  5_000,
                  " ON DUPLICATE KEY UPDATE total = total + VALUES(total),"
                      + " updated_at = VALUES(updated_at)"));
      case H2 -> {
        writings.add(MultiRow.merge(database, make(database, "hand_counts"), 1_000));
        writings.add(new UpdateThenInsert(database.pool(), make(database, "batch_counts")));
      }
      case SQLITE ->
          writings.add(
              MultiRow.upsert(
                  database,
                  make(database, "hand_counts"),
                  1_000,
                  " ON CONFLICT (buffer, stat_key) DO UPDATE SET total = total + excluded.total,"
                      + " updated_at = excluded.updated_at"));
    }
    return writings;
  }

  private static void measure(
      Database database,
      List<Writing> writings,
      int count,
      int rounds,
      String prefix,
      Results results)
      throws Exception {
    List<String> keys = IntStream.range(0, count).mapToObj(i -> "article-" + mixed(i)).toList();
    double[][] onNew = new double[writings.size()][rounds];
    double[][] onPresent = new double[writings.size()][rounds];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < writings.size(); i++) {
        Writing writing = writings.get((i + round) % writings.size());
        int index = writings.indexOf(writing);
        empty(database, writing.table());
        onNew[index][round] = time(writing, keys);
        onPresent[index][round] = time(writing, keys);
      }
    }
    for (int i = 0; i < writings.size(); i++) {
      String name = prefix + database.kind() + "; " + count + " keys; ";
      String subject = writings.get(i).name();
      results.add(Result.ofMedian(name + "new", subject, onNew[i], "ms"));
      results.add(Result.ofMedian(name + "present", subject, onPresent[i], "ms"));
    }
  }

  /** Another number for each, far from those of its neighbours. */
  private static String mixed(int i) {
    return String.format(Locale.ROOT, "%08x", i * 0x9E3779B9);
  }

  private static double time(Writing writing, List<String> keys) throws Exception {
    writing.prepare(keys);
    long start = System.nanoTime();
    writing.write();
    return (System.nanoTime() - start) / 1e6;
  }

  /** A table as StatBuffer's own. */
  static String make(Database database, String table) throws SQLException {
    String dialect = database.kind().name().toLowerCase(Locale.ROOT);
    execute(database, Schema.ddl(dialect, table).get(0));
    return table;
  }

  private static void empty(Database database, String table) throws SQLException {
    boolean deletes = database.kind() == Database.Kind.SQLITE;
    execute(database, (deletes ? "DELETE FROM " : "TRUNCATE TABLE ") + table);
  }

  static void execute(Database database, String sql) throws SQLException {
    try (Connection connection = database.pool().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void close(List<Writing> writings) throws IOException {
    for (Writing writing : writings) {
      writing.close();
    }
  }
}
