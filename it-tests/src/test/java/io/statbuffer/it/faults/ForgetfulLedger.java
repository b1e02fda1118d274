package io.statbuffer.it.faults;

import io.statbuffer.runtime.Batch;
import io.statbuffer.runtime.FlushHandler;
import io.statbuffer.runtime.jdbi.JdbiFlushHandler;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * The ledger switched off: before each flush it is set back, so that a batch that was applied looks
 * new when it comes again.
 */
final class ForgetfulLedger implements FlushHandler<String> {
  private static final String SET_BACK =
      "UPDATE stat_writers SET batch = ? WHERE writer = ? AND batch = ?";

  private final DataSource dataSource;
  private final FlushHandler<String> handler;
  private final AtomicInteger forgotten;

  /**
   * @param forgotten counts the applied batches that came again and were made to look new
   */
  ForgetfulLedger(DataSource dataSource, AtomicInteger forgotten) {
    this.dataSource = dataSource;
    this.handler = JdbiFlushHandler.create(dataSource);
    this.forgotten = forgotten;
  }

  @Override
  public void flush(Batch<String> batch) throws Exception {
    if (batch.number() > 1) { // before the first there may be no table
      setBack(batch);
    }
    handler.flush(batch);
  }

  private void setBack(Batch<String> batch) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(SET_BACK)) {
      update.setLong(1, batch.number() - 1);
      update.setString(2, batch.writer().toString());
      update.setLong(3, batch.number());
      forgotten.addAndGet(update.executeUpdate());
    }
  }
}
