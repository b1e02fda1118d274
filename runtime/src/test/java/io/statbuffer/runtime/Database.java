package io.statbuffer.runtime;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A database with a ledger, which fails at random: before it applies a batch, or after it has.
 * Guarded by itself.
 */
final class Database implements FlushHandler<Integer> {
  private final SplittableRandom dice;
  private final Map<Integer, Long> rows = new HashMap<>();
  private final Map<UUID, Long> ledger = new HashMap<>();
  private volatile boolean healthy;

  Database(long seed) {
    dice = new SplittableRandom(seed);
  }

  void heal() {
    healthy = true;
  }

  @Override
  public synchronized void flush(Batch<Integer> batch) throws IOException {
    int outcome = healthy ? 2 : dice.nextInt(6);
    if (outcome == 0) {
      throw new IOException("failed before");
    }
    long last = ledger.getOrDefault(batch.writer(), 0L);
    if (batch.number() == last + 1) {
      batch.deltas().forEach(delta -> rows.merge(delta.key(), delta.count(), Long::sum));
      ledger.put(batch.writer(), batch.number());
    } else if (batch.number() != last) {
      throw new AssertionError("batch " + batch.number() + " after " + last);
    }
    if (outcome == 1) {
      throw new IOException("applied, then failed");
    }
  }

  synchronized long row(int key) {
    return rows.getOrDefault(key, 0L);
  }
}
