package io.statbuffer.runtime;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Frozen deltas of one buffer, numbered: the unit of sending, of retrying and of a transaction.
 *
 * <pre>{@code
 * builder.flushTo(batch -> {
 *   for (Delta<String> delta : batch.deltas()) {
 *     client.add(delta.key(), delta.count());
 *   }
 * });
 * }</pre>
 *
 * <p>A batch whose flush failed comes again, after the backoff, with the same number, keys and
 * counts, for as long as it takes; nothing new joins it, since it may have been applied. Together
 * with {@link #writer()} the number therefore tells a repeated batch from a new one. The numbers of
 * one writer rise by 1 from 1.
 *
 * <p>A batch belongs to the thread that runs the handler and isn't safe for use by others.
 *
 * @param <K> the type of the buffer's keys
 */
public final class Batch<K> {
  private final String buffer;
  private final UUID writer;
  private final long number;

  /** As frozen. */
  private final List<Delta<K>> frozen;

  /** Those that aren't settled or set aside; null as long as it is all of them. */
  private @Nullable Set<Delta<K>> open;

  private final Outcome<K> outcome;

  /** How often in a row it failed; kept by the flusher. */
  int failures;

  /** When it is tried again; kept by the flusher. */
  long retryAt;

  /** What a settled or refused delta means to the buffer. */
  interface Outcome<K> {
    void settled(Delta<K> delta);

    void setAside(Delta<K> delta, String reason);

    void reported(String message);
  }

  Batch(String buffer, UUID writer, long number, List<Delta<K>> deltas, Outcome<K> outcome) {
    this.buffer = buffer;
    this.writer = writer;
    this.number = number;
    this.frozen = List.copyOf(deltas);
    this.outcome = outcome;
  }

  /** The name of the buffer. */
  public String buffer() {
    return buffer;
  }

  /** The buffer as started in this process: a random id. */
  public UUID writer() {
    return writer;
  }

  /** The number of this batch among its writer's, from 1. */
  public long number() {
    return number;
  }

  /**
   * The deltas that are neither settled nor set aside, in no order; each key occurs once. The list
   * is unmodifiable and a snapshot: it doesn't change while the handler settles.
   */
  public List<Delta<K>> deltas() {
    return open == null ? frozen : List.copyOf(open);
  }

  /**
   * Says that one delta has arrived, whatever becomes of the others: it doesn't come again if the
   * handler throws. For handlers that apply each key on its own, see {@link FlushHandler#perKey}.
   *
   * @throws IllegalArgumentException if the delta isn't an open one of this batch
   */
  public void settle(Delta<K> delta) {
    take(delta);
    outcome.settled(delta);
  }

  /**
   * Says that one delta can never arrive: it leaves the batch and is reported with its key, its
   * count and {@code reason}, for instance because a key is too long for its column.
   *
   * @throws IllegalArgumentException if the delta isn't an open one of this batch
   */
  public void setAside(Delta<K> delta, String reason) {
    take(delta);
    outcome.setAside(delta, reason);
  }

  /**
   * Tells the buffer's {@link Reporter} what a handler can't say by returning or throwing. The
   * report names the buffer by itself.
   */
  public void report(String message) {
    outcome.reported(message);
  }

  private void take(Delta<K> delta) {
    if (open == null) {
      open = new LinkedHashSet<>(frozen);
    }
    if (!open.remove(delta)) {
      throw new IllegalArgumentException("not an open delta of batch " + number + ": " + delta);
    }
  }

  void settleRest() {
    deltas().forEach(outcome::settled);
    open = Collections.emptySet();
  }

  boolean isDone() {
    return size() == 0;
  }

  int size() {
    return open == null ? frozen.size() : open.size();
  }

  @Override
  public String toString() {
    return "batch " + number + " of " + buffer + " (writer " + writer + ", " + size() + " keys)";
  }
}
