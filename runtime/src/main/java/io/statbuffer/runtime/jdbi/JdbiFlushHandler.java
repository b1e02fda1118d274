package io.statbuffer.runtime.jdbi;

import io.statbuffer.runtime.Batch;
import io.statbuffer.runtime.FlushHandler;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Adds counts to the rows of a SQL table, each batch exactly once.
 *
 * <pre>{@code
 * JdbiFlushHandler.create(dataSource)
 *
 * JdbiFlushHandler.builder(dataSource).table("pages").keyColumn("slug").totalColumn("views").build()
 *
 * JdbiFlushHandler.builder(dataSource)
 *     .table("usage").bind("tenant_id", Usage::tenant).bind("day", Usage::day).totalColumn("n")
 *     .build()
 *
 * JdbiFlushHandler.builder(dataSource)
 *     .sql("UPDATE articles SET views = views + :count WHERE id = :key")
 *     .build()
 * }</pre>
 *
 * <p>A batch is one transaction: the writer's row of the ledger moves to the batch's number, then
 * the counts are added. A batch that comes again finds its number there and isn't applied twice,
 * whatever became of the first try. A key that the database can't take is {@linkplain
 * Batch#setAside set aside} with the reason, and the rest of its batch is written. Any other
 * failure is thrown and leaves nothing behind.
 *
 * <p>One handler may serve many buffers and may be called from any thread. Each flush takes a
 * connection from the data source and gives it back as it was; none is needed before the first.
 *
 * @param <K> the type of the buffers' keys
 */
public final class JdbiFlushHandler<K> implements FlushHandler<K> {
  private final Jdbi jdbi;
  private final Destination.Options<K> options;
  private final Duration timeout;

  /** What the last try of an unsettled batch would set aside, should it prove to be committed. */
  private final Map<Batch<K>, List<SetAside<K>>> unsettled =
      Collections.synchronizedMap(new WeakHashMap<>());

  private volatile @Nullable Destination<K> found;

  JdbiFlushHandler(Jdbi jdbi, Destination.Options<K> options, Duration timeout) {
    this.jdbi = jdbi;
    this.options = options;
    this.timeout = timeout;
  }

  /** A handler that writes to the table {@code stat_counts}, which it creates if missing. */
  public static <K> JdbiFlushHandler<K> create(DataSource dataSource) {
    return JdbiFlushHandler.<K>builder(dataSource).build();
  }

  /** Begins to describe a handler that writes elsewhere or otherwise. */
  public static <K> JdbiFlushHandlerBuilder<K> builder(DataSource dataSource) {
    return new JdbiFlushHandlerBuilder<>(dataSource);
  }

  /**
   * Applies the batch, unless the ledger says that it is applied.
   *
   * @throws IllegalStateException if the table lacks a column or a key, or the ledger is ahead
   * @throws Exception if the database fails; the same batch may be given again
   */
  @Override
  public void flush(Batch<K> batch) throws Exception {
    List<SetAside<K>> refused;
    try (Handle handle = jdbi.open()) {
      refused = apply(batch, handle);
    } catch (Throwable e) {
      found = null; // what failed may be a table that changed
      throw e;
    }
    // Told only now, as before the commit they could still be told again.
    refused.forEach(one -> batch.setAside(one.delta(), one.reason()));
    unsettled.remove(batch);
  }

  private List<SetAside<K>> apply(Batch<K> batch, Handle handle) throws Exception {
    Destination<K> known = found;
    Dialect dialect = known != null ? known.dialect() : Dialect.of(handle.getConnection());
    // Around the look at the database as well, which else would wait for ever on a silent network.
    try (Session session = Session.open(handle, dialect, timeout)) {
      return apply(batch, session, known != null ? known : find(handle, dialect));
    }
  }

  private List<SetAside<K>> apply(Batch<K> batch, Session session, Destination<K> destination)
      throws Exception {
    List<SetAside<K>> unreadable = new ArrayList<>();
    List<Row<K>> rows = destination.reader().read(batch, unreadable);
    List<SetAside<K>> refused = new ArrayList<>(unreadable);
    Ledger.Move move;
    try {
      move =
          joins(batch, destination, rows)
              ? writeJoined(batch, session, destination, rows, refused)
              : null;
      if (move == null) {
        move = write(batch, session, destination, refused, to -> to.writeAll(rows));
      }
    } catch (SQLException | JdbiException e) {
      if (!SqlErrors.isData(e)) {
        throw e;
      }
      refused.clear(); // as all of it was rolled back
      refused.addAll(unreadable);
      move = write(batch, session, destination, refused, to -> to.writeWhatCanBe(rows));
    }
    if (move.loss() != null) {
      batch.report(move.loss());
    }
    return move.alreadyApplied() ? unsettled.getOrDefault(batch, List.of()) : refused;
  }

  /**
   * Whether the ledger is thought to be at the batch before. It has no row for a first one, and may
   * be at this one already if an earlier try came to its commit: then the table isn't to be
   * touched.
   */
  private boolean joins(Batch<K> batch, Destination<K> destination, List<Row<K>> rows) {
    return batch.number() > 1 && !unsettled.containsKey(batch) && destination.writer().joins(rows);
  }

  /**
   * Moves the ledger and writes in one round trip, as each is time that other writers queue. Null,
   * with nothing changed, if the ledger isn't at the batch before.
   */
  private Ledger.@Nullable Move writeJoined(
      Batch<K> batch,
      Session session,
      Destination<K> destination,
      List<Row<K>> rows,
      List<SetAside<K>> refused)
      throws Exception {
    return transact(
        batch,
        session,
        refused,
        handle -> destination.ledger().moveAndWrite(handle, batch, destination.writer(), rows));
  }

  /** Moves the ledger, then writes, unless it says that the batch is applied. */
  private Ledger.Move write(
      Batch<K> batch,
      Session session,
      Destination<K> destination,
      List<SetAside<K>> refused,
      Writing<K> writing)
      throws Exception {
    Ledger.Move move =
        transact(
            batch,
            session,
            refused,
            handle -> {
              Ledger.Move moved = destination.ledger().move(handle, batch);
              if (!moved.alreadyApplied()) {
                writing.run(
                    new Isolation<>(
                        handle,
                        batch.buffer(),
                        destination.writer(),
                        destination.dialect(),
                        refused));
              }
              return moved;
            });
    return Objects.requireNonNull(move, "a ledger that moves says so");
  }

  /** Applies the batch in a transaction, and remembers that it may be committed from now on. */
  private Ledger.@Nullable Move transact(
      Batch<K> batch, Session session, List<SetAside<K>> refused, Applying applying)
      throws Exception {
    return Transaction.run(
        session,
        () -> {
          Ledger.Move move = applying.run(session.handle());
          if (move != null && !move.alreadyApplied()) {
            unsettled.put(batch, refused);
          }
          return move;
        });
  }

  private Destination<K> find(Handle handle, Dialect dialect) throws SQLException {
    Destination<K> destination = Destination.find(handle, dialect, options);
    found = destination;
    return destination;
  }

  /** How a batch is applied; null to have it undone. */
  @FunctionalInterface
  private interface Applying {
    Ledger.@Nullable Move run(Handle handle) throws SQLException;
  }

  /** What is written in a transaction. */
  @FunctionalInterface
  private interface Writing<K> {
    void run(Isolation<K> to) throws SQLException;
  }
}
