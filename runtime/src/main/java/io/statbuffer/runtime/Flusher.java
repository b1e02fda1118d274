package io.statbuffer.runtime;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntToLongFunction;
import java.util.function.Predicate;

/**
 * Freezes what the counters gained into batches, sends them, and settles what arrived.
 *
 * <p>A batch that failed stays {@link #unsettled} and is sent again as it was. Until it is settled
 * nothing else is sent, unless the handler settles each key on its own: then only its keys wait.
 *
 * <p>All methods need the lock, which is held while the handler runs.
 */
final class Flusher<K> implements Batch.Outcome<K> {
  private final String buffer;
  private final CounterMap<K> counters;
  private final FlushHandler<? super K> handler;
  private final int batchKeys;
  private final BufferReporter reporter;
  private final UUID writer = UUID.randomUUID();
  private final SetAsideDeltas setAside;
  private final FlushFigures<K> figures;
  private final Timer timer;

  private final Unsettled<K> unsettled;
  private final IntToLongFunction retryAt;
  private long lastNumber;
  private long arrived;
  private boolean hasResent;

  Flusher(
      String buffer,
      CounterMap<K> counters,
      FlushHandler<? super K> handler,
      Settings settings,
      Timer timer,
      Unsettled<K> unsettled,
      SetAsideDeltas setAside,
      FlushFigures<K> figures,
      BufferReporter reporter) {
    this.buffer = buffer;
    this.counters = counters;
    this.handler = handler;
    this.batchKeys = settings.batchKeys();
    this.unsettled = unsettled;
    this.retryAt =
        failures ->
            timer.nanoTime()
                + settings.backoffNanos(failures)
                + timer.randomUpTo(settings.jitter().toNanos());
    this.reporter = reporter;
    this.setAside = setAside;
    this.figures = figures;
    this.timer = timer;
  }

  ReentrantLock lock() {
    return unsettled.lock;
  }

  /** Whether a batch waits to be sent again. */
  boolean hasUnsettled() {
    return !unsettled.batches.isEmpty();
  }

  /** Whether new counts have to wait for what failed. */
  boolean isBlocked() {
    return hasUnsettled() && !handler.settlesEachKey();
  }

  /** How many deltas have arrived. */
  long arrived() {
    return arrived;
  }

  /** How many keys wait to be sent again. */
  int unsettledKeys() {
    return unsettled.batches.stream().mapToInt(Batch::size).sum();
  }

  /** When the next of the unsettled batches, of which there must be one, is to be sent again. */
  long nextRetry() {
    long next = unsettled.batches.get(0).retryAt;
    if (!isBlocked()) {
      for (Batch<K> batch : unsettled.batches) {
        next = batch.retryAt - next < 0 ? batch.retryAt : next;
      }
    }
    return next;
  }

  /** Whether counts of the key wait to be sent again. */
  boolean holdsBack(K key) {
    return unsettledDeltas().stream().anyMatch(delta -> delta.key().equals(key));
  }

  /** Sends again what failed before. */
  void resendAll() throws Exception {
    resend(batch -> true);
  }

  /** Sends again what failed before and has waited for its backoff, or failed in an earlier run. */
  void resendDue(long now) throws Exception {
    boolean begins = !hasResent;
    hasResent = true;
    resend(batch -> begins || batch.retryAt - now <= 0);
  }

  private void resend(Predicate<Batch<K>> due) throws Exception {
    List<Batch<K>> batches = unsettled.batches;
    unsettled.batches = new ArrayList<>();
    Failures failures = new Failures();
    for (Batch<K> batch : batches) {
      if (isBlocked() || !due.test(batch)) {
        unsettled.batches.add(batch);
      } else {
        send(batch, failures);
      }
    }
    failures.throwFirst();
  }

  /** Freezes and sends everything pending, in batches; counters idle for long are dropped. */
  void flushNew(boolean endOfInterval) throws Exception {
    counters.recheckDropped(endOfInterval);
    Set<KeyCounter<K>> waiting = waiting();
    Failures failures = new Failures();
    List<Delta<K>> gained = isBlocked() ? List.of() : gather(waiting, endOfInterval);
    for (int from = 0; from < gained.size() && !isBlocked(); from += batchKeys) {
      send(freeze(gained.subList(from, Math.min(gained.size(), from + batchKeys))), failures);
    }
    for (KeyCounter<K> large : counters.largeAmounts().counters()) {
      if (!waiting.contains(large)) {
        sendLarge(large, failures);
      }
    }
    failures.throwFirst();
  }

  /**
   * What is pending, in the order of the keys if they are text, so that each batch is about its own
   * part of a table's index.
   */
  private List<Delta<K>> gather(Set<KeyCounter<K>> waiting, boolean endOfInterval) {
    List<Delta<K>> gained = new ArrayList<>();
    boolean someWait = !waiting.isEmpty(); // asked once, not for each of a million counters
    for (Iterator<KeyCounter<K>> i = counters.iterator(); i.hasNext(); ) {
      KeyCounter<K> counter = i.next();
      if (someWait && waiting.contains(counter)) {
        continue;
      }
      long pending = counter.gather();
      if (pending != 0) {
        counter.idlePasses = 0;
        gained.add(new Delta<>(counter, pending, false));
      } else if (endOfInterval) {
        counters.idle(counter);
      }
    }
    return TextOrder.sorted(gained);
  }

  /** Freezes and sends what one key has pending. */
  void flushKey(K key) throws Exception {
    Failures failures = new Failures();
    KeyCounter<K> counter = counters.get(key);
    Set<KeyCounter<K>> waiting = waiting();
    if (counter != null && !waiting.contains(counter)) {
      long pending = counter.gather();
      if (pending != 0) {
        send(freeze(List.of(new Delta<>(counter, pending, false))), failures);
      }
    }
    for (KeyCounter<K> large : counters.largeAmounts().counters()) {
      if (large.key.equals(key) && !waiting.contains(large)) {
        sendLarge(large, failures);
      }
    }
    failures.throwFirst();
  }

  /** In a batch of its own, as the adder's delta has the same key; several past a long. */
  private void sendLarge(KeyCounter<K> counter, Failures failures) {
    BigInteger rest = counters.largeAmounts().of(counter); // and nothing that comes meanwhile
    while (rest.signum() != 0 && !isBlocked()) {
      long count = LargeAmounts.nearest(rest);
      send(freeze(List.of(new Delta<>(counter, count, true))), failures);
      rest = rest.subtract(BigInteger.valueOf(count));
    }
  }

  /** What was frozen and not settled, whose outcome is therefore unknown. */
  List<Delta<K>> unsettledDeltas() {
    return unsettled.batches.stream().flatMap(batch -> batch.deltas().stream()).toList();
  }

  private Set<KeyCounter<K>> waiting() {
    Set<KeyCounter<K>> waiting = new HashSet<>();
    for (Batch<K> batch : unsettled.batches) {
      batch.deltas().forEach(delta -> waiting.add(delta.counter()));
    }
    return waiting;
  }

  private Batch<K> freeze(List<Delta<K>> deltas) {
    return new Batch<>(buffer, writer, ++lastNumber, deltas, this);
  }

  private void send(Batch<K> batch, Failures failures) {
    long start = timer.nanoTime();
    try {
      // A handler of a supertype's keys reads the batch's keys and never adds to it.
      @SuppressWarnings("unchecked")
      FlushHandler<K> typed = (FlushHandler<K>) handler;
      typed.flush(batch);
      batch.settleRest();
      figures.settledBatch(timer.nanoTime() - start);
    } catch (Throwable e) { // of any kind: the outcome is unknown, and the next try tells
      failures.add(e);
      figures.failed();
      if (!batch.isDone()) {
        batch.failures++;
        batch.retryAt = retryAt.applyAsLong(batch.failures);
        unsettled.batches.add(batch);
      }
    } finally {
      setAside.report();
    }
  }

  private void settle(Delta<K> delta) {
    figures.settled(delta);
    if (delta.isLarge()) {
      counters.largeAmounts().settle(delta.counter(), delta.count());
    } else {
      delta.counter().settle(delta.count());
    }
  }

  @Override
  public void settled(Delta<K> delta) {
    settle(delta);
    arrived++;
  }

  @Override
  public void setAside(Delta<K> delta, String reason) {
    settle(delta);
    setAside.add(delta, reason);
  }

  @Override
  public void reported(String message) {
    reporter.warn(message, null);
  }
}
