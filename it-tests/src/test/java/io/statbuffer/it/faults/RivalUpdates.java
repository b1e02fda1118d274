package io.statbuffer.it.faults;

import io.statbuffer.it.database.CountsDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Somebody else's program, which adds to rows of the counts, one by one and all the time. */
final class RivalUpdates implements AutoCloseable {
  private static final String SERIALIZATION_FAILURE = "40001";

  private final Steps steps;
  private final int keys;
  private final CompletableFuture<Integer> running;
  private volatile boolean ending;

  RivalUpdates(CountsDatabase database, Steps steps, int keys) {
    this.steps = steps;
    this.keys = keys;
    running = CompletableFuture.supplyAsync(() -> update(database));
  }

  private int update(CountsDatabase database) {
    Random random = new Random(keys);
    int updates = 0;
    try (Connection connection = database.connect();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE stat_counts SET total = total + 1 WHERE buffer = ? AND stat_key = ?")) {
      update.setString(1, steps.name());
      for (; !ending; updates++) {
        String key = Steps.key(random.nextInt(keys));
        update.setString(2, key);
        updateOnce(update);
        steps.truth().add(key, 1);
      }
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
    return updates;
  }

  private static void updateOnce(PreparedStatement update) throws SQLException {
    for (boolean updated = false; !updated; ) {
      try {
        update.executeUpdate();
        updated = true;
      } catch (SQLException e) {
        if (!SERIALIZATION_FAILURE.equals(e.getSQLState())) {
          throw e;
        }
      }
    }
  }

  /** Ends it and returns how many rows it updated. */
  int end() {
    ending = true;
    return running.join();
  }

  @Override
  public void close() {
    ending = true;
  }
}
