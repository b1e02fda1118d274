package io.statbuffer.runtime.jdbi;

import io.statbuffer.runtime.Batch;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * The ledger: each writer's last applied batch number, moved in the transaction that applies the
 * batch. Moving it is the first statement, and names the number it moves from: the row's lock makes
 * a repeated batch wait for an earlier transaction that may still commit, and the number then tells
 * whether it did.
 */
final class Ledger {
  private static final String ADVANCE =
      "UPDATE %s SET batch = %s, updated_at = CURRENT_TIMESTAMP WHERE writer = %s AND batch = %s";

  private final String table;
  private final String advance;

  /** With names for its parameters, to have another statement behind it. */
  private final String joined;

  /** How many statements stand before it in both. */
  private final int before;

  /**
   * @param table the name as it stands in SQL
   * @param isolating what stands before the first statement, or nothing
   * @param queueing what has writers wait for each other, with {@code %s} for the table; or nothing
   */
  Ledger(String table, String isolating, String queueing) {
    this.table = table;
    this.advance = isolating + ADVANCE.formatted(table, "?", "?", "?") + queueing.formatted(table);
    this.joined =
        isolating
            + ADVANCE.formatted(table, ":ledger_to", ":ledger_writer", ":ledger_from")
            + queueing.formatted(table)
            + "; ";
    this.before = isolating.isEmpty() ? 0 : 1;
  }

  /**
   * What the ledger said of a batch.
   *
   * @param alreadyApplied the batch is in the database; else it is this transaction's to apply
   * @param loss what to report of acknowledged batches that the database no longer knows
   */
  record Move(boolean alreadyApplied, @Nullable String loss) {
    /** As expected. */
    static final Move TO_NEXT = new Move(false, null);
  }

  /**
   * Moves to the batch, if it is the next one, and writes its rows in the same round trip.
   *
   * @return null if it isn't the next one: then the transaction is to be rolled back, with the rows
   */
  <K> @Nullable Move moveAndWrite(
      Handle handle, Batch<K> batch, RowWriter writer, List<Row<K>> rows) throws SQLException {
    try (Update update = writer.joined(joined, handle, batch.buffer(), rows)) {
      int moved =
          update
              .bind("ledger_to", batch.number())
              .bind("ledger_writer", batch.writer().toString())
              .bind("ledger_from", batch.number() - 1)
              .execute((statement, context) -> Statements.updateCount(statement.get(), before));
      return moved == 1 ? Move.TO_NEXT : null;
    }
  }

  Move move(Handle handle, Batch<?> batch) throws SQLException {
    long number = batch.number();
    if (advance(handle, batch, number - 1)) {
      return Move.TO_NEXT;
    }
    Optional<Long> found = read(handle, batch);
    if (found.isEmpty()) {
      insert(handle, batch);
      return new Move(false, number == 1 ? null : loss(batch, 0));
    }
    long last = found.get();
    if (last == number) {
      return new Move(true, null);
    }
    if (last > number) {
      throw new IllegalStateException(
          batch
              + " is behind its ledger "
              + table
              + ", which says "
              + last
              + ": is a writer's state used twice?");
    }
    if (!advance(handle, batch, last)) {
      throw new IllegalStateException(
          "the ledger " + table + " moved while " + batch + " was applied");
    }
    return new Move(false, loss(batch, last));
  }

  private boolean advance(Handle handle, Batch<?> batch, long from) throws SQLException {
    try (PreparedStatement statement = Statements.prepare(handle, advance)) {
      statement.setLong(1, batch.number());
      statement.setString(2, batch.writer().toString());
      statement.setLong(3, from);
      statement.execute();
      return Statements.updateCount(statement, before) == 1;
    }
  }

  private Optional<Long> read(Handle handle, Batch<?> batch) {
    return handle
        .createQuery("SELECT batch FROM " + table + " WHERE writer = :writer")
        .bind("writer", batch.writer().toString())
        .mapTo(Long.class)
        .findOne();
  }

  private void insert(Handle handle, Batch<?> batch) {
    handle
        .createUpdate(
            "INSERT INTO "
                + table
                + " (writer, batch, updated_at) VALUES (:writer, :number, CURRENT_TIMESTAMP)")
        .bind("number", batch.number())
        .bind("writer", batch.writer().toString())
        .execute();
  }

  private String loss(Batch<?> batch, long last) {
    return "lost "
        + (batch.number() - 1 - last)
        + " batches that the database had acknowledged: the ledger "
        + table
        + " says "
        + last
        + " before batch "
        + batch.number()
        + " of writer "
        + batch.writer()
        + ". Was the database restored, or does it run without synchronous commits?";
  }
}
