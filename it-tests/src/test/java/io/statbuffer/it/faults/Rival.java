package io.statbuffer.it.faults;

import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.database.Databases;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A session of somebody else that locks rows of the counts, in an order of its own. */
final class Rival implements AutoCloseable {
  private final Connection connection;
  private final String buffer;
  private final String patience;

  Rival(Databases kind, CountsDatabase database, String buffer) throws SQLException {
    this.buffer = buffer;
    connection = database.connect();
    connection.setAutoCommit(false);
    patience =
        kind == Databases.POSTGRESQL
            ? "SET LOCAL deadlock_timeout = '1min'" // who looks first is the victim
            : "INSERT INTO heavy VALUES (1)"; // who wrote beyond transactions is never the victim
  }

  /** What {@link #outlast} needs. */
  static void prepare(Databases kind, CountsDatabase database) throws SQLException {
    database.execute(
        kind == Databases.POSTGRESQL
            ? "ALTER DATABASE " + database.database() + " SET deadlock_timeout = '20ms'"
            : "CREATE TABLE heavy (n INT) ENGINE = MyISAM");
  }

  /** Makes the database choose another victim than this session if they deadlock. */
  void outlast() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(patience);
    }
  }

  /** Locks the row of a key, when it is free. */
  void lock(String key) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT total FROM stat_counts WHERE buffer = ? AND stat_key = ? FOR UPDATE")) {
      statement.setString(1, buffer);
      statement.setString(2, key);
      statement.execute();
    }
  }

  /** The same, without waiting; on a new thread, as the pool that all share may have but one. */
  CompletableFuture<Void> lockLater(String key) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            lock(key);
          } catch (SQLException e) {
            throw new CompletionException(e);
          }
        },
        task -> new Thread(task, "rival").start());
  }

  /** Unlocks them all. */
  void release() throws SQLException {
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      connection.rollback();
    }
  }
}
