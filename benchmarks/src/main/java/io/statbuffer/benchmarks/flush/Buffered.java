package io.statbuffer.benchmarks.flush;

import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.jdbi.JdbiFlushHandler;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** StatBuffer. */
final class Buffered implements Writing {
  private final String table;
  private final StatBuffer<String> buffer;

  Buffered(String name, String table, DataSource dataSource) {
    this.table = table;
    buffer =
        StatBuffer.<String>builder(name)
            .interval(Duration.ofDays(1))
            .maxKeys(2_000_000)
            .flushTo(JdbiFlushHandler.<String>builder(dataSource).table(table).build())
            .start();
    buffer.increment("first"); // makes the table
    buffer.flush();
  }

  @Override
  public String name() {
    return "StatBuffer";
  }

  @Override
  public void prepare(List<String> keys) {
    keys.forEach(buffer::increment);
  }

  @Override
  public void write() {
    buffer.flush();
  }

  @Override
  public String table() {
    return table;
  }

  @Override
  public void close() {
    buffer.close();
  }
}
