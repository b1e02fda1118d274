package io.statbuffer.runtime;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;

/**
 * The database of a stress test: one total, and the ledger, which tells a repeated batch from a new
 * one. Only the flusher's lock keeps two flushes from spoiling both.
 */
final class Rows implements FlushHandler<String> {
  private final Queue<Fault> faults;
  private final Map<UUID, Long> ledger = new HashMap<>();
  private volatile long total;

  /** What becomes of a batch. */
  enum Fault {
    /** Nothing bad. */
    NONE,
    /** It didn't arrive. */
    REFUSED,
    /** It arrived, and the answer got lost. */
    UNKNOWN
  }

  /** What a fault throws, and nothing else does. */
  @SuppressWarnings("serial")
  static final class FaultException extends Exception {
    private FaultException(Fault fault) {
      super(fault.name(), null, false, false);
    }
  }

  /** The first batches sent have these faults, the others none. */
  Rows(Fault... faults) {
    this.faults = new ArrayDeque<>(List.of(faults));
  }

  @Override
  public void flush(Batch<String> batch) throws FaultException {
    Fault fault = faults.poll();
    if (fault == Fault.REFUSED) {
      throw new FaultException(fault);
    }
    apply(batch);
    if (fault == Fault.UNKNOWN) {
      throw new FaultException(fault);
    }
  }

  private void apply(Batch<String> batch) {
    long last = ledger.getOrDefault(batch.writer(), 0L);
    if (batch.number() == last) {
      return;
    }
    if (batch.number() != last + 1) {
      throw new IllegalStateException("after batch " + last + " came " + batch);
    }
    long sum = total;
    for (Delta<String> delta : batch.deltas()) {
      sum += delta.count();
    }
    total = sum;
    ledger.put(batch.writer(), batch.number());
  }

  /** All that arrived, each batch once. */
  long total() {
    return total;
  }
}
