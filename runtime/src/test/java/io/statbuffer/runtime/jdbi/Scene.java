package io.statbuffer.runtime.jdbi;

import io.statbuffer.runtime.FlushException;
import io.statbuffer.runtime.FlushHandler;
import io.statbuffer.runtime.StatBuffer;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;

/** One test's buffers on a real database, and what they reported. */
final class Scene implements AutoCloseable {
  private final TestDatabase database;
  private final List<StatBuffer<?>> buffers = new ArrayList<>();
  private final ConcurrentLinkedQueue<String> reports = new ConcurrentLinkedQueue<>();

  Scene(TestDatabase database) {
    this.database = database;
  }

  TestDatabase database() {
    return database;
  }

  DataSource dataSource() {
    return database.dataSource();
  }

  /** A buffer that flushes only when told. */
  <K> StatBuffer<K> buffer(String name, FlushHandler<? super K> handler) {
    StatBuffer<K> buffer =
        StatBuffer.<K>builder(name)
            .interval(Duration.ofDays(1))
            .backoff(Duration.ofDays(1))
            .shutdownTimeout(Duration.ofSeconds(1))
            .reportTo((level, message, cause) -> reports.add(message))
            .flushTo(handler)
            .start();
    buffers.add(buffer);
    return buffer;
  }

  <K> StatBuffer<K> buffer(FlushHandler<? super K> handler) {
    return buffer(TestDatabase.newName("buffer"), handler);
  }

  StatBuffer<String> standardBuffer() {
    return buffer(JdbiFlushHandler.create(dataSource()));
  }

  /** What the buffers reported. */
  List<String> reports() {
    return List.copyOf(reports);
  }

  Map<String, Long> totals(StatBuffer<?> buffer) {
    return totals("stat_counts", buffer);
  }

  Map<String, Long> totals(String table, StatBuffer<?> buffer) {
    return query(
        "SELECT stat_key, total FROM " + table + " WHERE buffer = '" + buffer.name() + "'");
  }

  /** The first column as text, and the second. */
  Map<String, Long> query(String sql) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(sql)
                    .reduceRows(
                        new HashMap<String, Long>(),
                        (map, row) -> {
                          map.put(row.getColumn(1, String.class), row.getColumn(2, Long.class));
                          return map;
                        }));
  }

  void execute(String... statements) throws SQLException {
    database
        .jdbi()
        .useHandle(
            handle -> {
              for (String statement : statements) {
                try (Statement one = handle.getConnection().createStatement()) {
                  one.execute(statement);
                }
              }
            });
  }

  /** Flushes as often as it takes: databases choose a victim among writers that collide. */
  static void flushUntilSettled(StatBuffer<?> buffer) {
    FlushException last = null;
    for (int tries = 0; tries < 50; tries++) {
      try {
        buffer.flush();
        return;
      } catch (FlushException e) {
        last = e;
      }
    }
    throw new AssertionError("never settles", last);
  }

  @Override
  public void close() {
    buffers.forEach(StatBuffer::close);
  }
}
