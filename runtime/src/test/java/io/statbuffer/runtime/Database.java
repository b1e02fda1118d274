package io.statbuffer.runtime;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A database with a ledger, which fails as it is told: before it applies a batch, or after it has.
 * Its rows hold more than a long. Guarded by itself.
 */
final class Database<K> implements FlushHandler<K> {
  enum Outcome {
    ARRIVES,
    FAILS_BEFORE,
    FAILS_AFTER
  }

  /** Keys that it never takes. */
  final Set<K> refused = ConcurrentHashMap.newKeySet();

  /** What a buffer should never have sent, as what a handler throws is just one more failure. */
  final List<String> violations = new ArrayList<>();

  private final Map<K, BigInteger> rows = new HashMap<>();
  private final Map<K, BigInteger> unacknowledged = new HashMap<>();
  private final Map<K, BigInteger> setAside = new HashMap<>();
  private final Map<UUID, Long> ledger = new HashMap<>();
  private final Map<UUID, Map<K, Long>> failed = new HashMap<>();
  private Supplier<Outcome> outcome = () -> Outcome.ARRIVES;
  private int failures;

  static <K> Database<K> failingAtRandom(long seed) {
    SplittableRandom dice = new SplittableRandom(seed);
    Database<K> database = new Database<>();
    database.outcome =
        () -> {
          int side = dice.nextInt(6);
          return side == 0
              ? Outcome.FAILS_BEFORE
              : side == 1 ? Outcome.FAILS_AFTER : Outcome.ARRIVES;
        };
    return database;
  }

  synchronized void heal() {
    become(Outcome.ARRIVES);
    refused.clear();
  }

  synchronized boolean isHealthy() {
    return outcome.get() == Outcome.ARRIVES && refused.isEmpty();
  }

  synchronized void become(Outcome always) {
    outcome = () -> always;
  }

  @Override
  public synchronized void flush(Batch<K> batch) throws IOException {
    Outcome now = outcome.get();
    checkRepeated(batch);
    if (now == Outcome.FAILS_BEFORE) {
      throw failure("failed before", batch);
    }
    long last = ledger.getOrDefault(batch.writer(), 0L);
    if (batch.number() == last + 1) {
      apply(batch);
      ledger.put(batch.writer(), batch.number());
    } else if (batch.number() != last) {
      violations.add("batch " + batch.number() + " after " + last);
    }
    if (now == Outcome.FAILS_AFTER) {
      batch.deltas().forEach(delta -> unacknowledged.put(delta.key(), count(delta)));
      throw failure("applied, then failed", batch);
    }
    batch.deltas().forEach(delta -> unacknowledged.remove(delta.key()));
    failed.remove(batch.writer());
  }

  private void apply(Batch<K> batch) {
    for (Delta<K> delta : batch.deltas()) {
      if (refused.contains(delta.key())) {
        setAside.merge(delta.key(), count(delta), BigInteger::add);
        batch.setAside(delta, "refused");
      } else {
        rows.merge(delta.key(), count(delta), BigInteger::add);
      }
    }
  }

  /** For {@link FlushHandler#perKey}: without a ledger, and so failing before it applies only. */
  synchronized void add(K key, long count) throws IOException {
    if (outcome.get() != Outcome.ARRIVES || refused.contains(key)) {
      throw failure("no " + key);
    }
    rows.merge(key, BigInteger.valueOf(count), BigInteger::add);
  }

  private void checkRepeated(Batch<K> batch) {
    Map<K, Long> expected = failed.get(batch.writer());
    if (expected != null && !expected.equals(counts(batch))) {
      violations.add("batch " + counts(batch) + " came again of what was " + expected);
    }
  }

  private IOException failure(String message, Batch<K> batch) {
    Map<K, Long> counts = counts(batch);
    if (counts.isEmpty()) { // all is set aside: it doesn't come again
      failed.remove(batch.writer());
    } else {
      failed.put(batch.writer(), counts);
    }
    return failure(message);
  }

  private IOException failure(String message) {
    failures++;
    return new IOException(message);
  }

  private static <K> Map<K, Long> counts(Batch<K> batch) {
    return batch.deltas().stream().collect(Collectors.toMap(Delta::key, Delta::count));
  }

  private static BigInteger count(Delta<?> delta) {
    return BigInteger.valueOf(delta.count());
  }

  synchronized int failures() {
    return failures;
  }

  synchronized BigInteger row(K key) {
    return rows.getOrDefault(key, BigInteger.ZERO);
  }

  /** What was set aside and what arrived, but for a batch that arrived and seemed to fail. */
  synchronized BigInteger settled(K key) {
    return row(key)
        .add(setAside.getOrDefault(key, BigInteger.ZERO))
        .subtract(unacknowledged.getOrDefault(key, BigInteger.ZERO));
  }

  synchronized BigInteger setAside() {
    return setAside.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
  }
}
