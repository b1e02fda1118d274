package io.statbuffer.runtime;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * The counters of one buffer by key: finds and makes them, drops the idle, and refuses counts when
 * closed. Counting methods may be called from any thread; the others are marked.
 *
 * <p>A counter changes between live, dropped and closed only inside {@link
 * ConcurrentHashMap#compute} of its key, so that those changes happen one after another. See {@link
 * KeyCounter} for why counts that race with them aren't lost. A counter enters the map while {@link
 * #closing} is held for reading, so that no half-entered one escapes a close: counting a key that
 * is in the map takes no lock.
 */
final class CounterMap<K> {
  /** A counter that gained nothing for so many intervals is dropped from memory. */
  static final int IDLE_PASSES = 10;

  private final ConcurrentHashMap<K, KeyCounter<K>> counters = new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();
  private final LargeAmounts<K> largeAmounts = new LargeAmounts<>();

  /** Dropped in the last pass; guarded by the flusher's lock. */
  private List<KeyCounter<K>> dropped = new ArrayList<>();

  /** The sums up to which the counters of a closed map were accepted. */
  private final Map<KeyCounter<K>, Long> accepted = new ConcurrentHashMap<>();

  private final Rejections rejections;
  private final BufferReporter reporter;
  private final AtomicBoolean overflowReported = new AtomicBoolean();
  private final AtomicBoolean rejectionReported = new AtomicBoolean();

  private final ReadWriteLock closing = new ReentrantReadWriteLock();
  private volatile boolean closed;
  private volatile int maxKeys;
  private volatile K overflowKey;

  CounterMap(int maxKeys, K overflowKey, BufferReporter reporter) {
    this.maxKeys = maxKeys;
    this.overflowKey = overflowKey;
    this.reporter = reporter;
    this.rejections = new Rejections(reporter);
  }

  void limit(int newMaxKeys, K newOverflowKey) {
    maxKeys = newMaxKeys;
    overflowKey = newOverflowKey;
  }

  // Counting.

  void add(K key, long amount) {
    KeyCounter<K> counter;
    try {
      counter = counter(key);
    } catch (RuntimeException | Error e) {
      // A null key, or the key's own hashCode or equals.
      rejections.add(amount, "as its key can't be looked up", e);
      return;
    }
    counter.add(amount);
  }

  /** The counter of the key, or the overflow key's if the map is full. */
  KeyCounter<K> counter(K key) {
    KeyCounter<K> counter = counters.get(key);
    return counter != null ? counter : newCounter(key);
  }

  private KeyCounter<K> newCounter(K key) {
    KeyCounter<K> counter = enter(key, present -> present != null ? present : makeIfRoom(key));
    if (counter != null) {
      return counter;
    }
    if (overflowReported.compareAndSet(false, true)) {
      reporter.warn(
          "reached maxKeys "
              + maxKeys
              + ": new keys count into "
              + BufferReporter.text(overflowKey),
          null);
    }
    K rest = overflowKey;
    return Objects.requireNonNull(
        enter(rest, present -> present != null ? present : make(rest, true)));
  }

  private @Nullable KeyCounter<K> makeIfRoom(K key) {
    if (size.incrementAndGet() > maxKeys) {
      size.decrementAndGet();
      return null;
    }
    return make(key, false);
  }

  private KeyCounter<K> make(K key, boolean overflow) {
    KeyCounter<K> counter = new KeyCounter<>(this, key, overflow);
    if (closed) {
      close(counter);
    }
    return counter;
  }

  /** Changes what the key's counters are, in a map that is neither closed nor opened meanwhile. */
  private @Nullable KeyCounter<K> enter(K key, Entry<K> entry) {
    closing.readLock().lock();
    try {
      return counters.compute(key, (k, present) -> entry.head(present));
    } finally {
      closing.readLock().unlock();
    }
  }

  /** The head of a key's counters, made from the one that is present. */
  private interface Entry<K> {
    @Nullable KeyCounter<K> head(@Nullable KeyCounter<K> present);
  }

  /** Adds beside the counter; whether that is open is decided once, before a flush can see it. */
  void addLarge(KeyCounter<K> counter, long amount) {
    enter(
        counter.key,
        present -> {
          KeyCounter<K> head =
              counter.state == KeyCounter.DROPPED ? live(counter, present) : present;
          if (counter.state == KeyCounter.CLOSED) {
            rejections.addSilently(amount);
          } else {
            largeAmounts.add(new LargeAmount<>(counter, amount));
          }
          return head;
        });
    if (counter.state == KeyCounter.CLOSED) {
      reportRejection(counter);
    }
  }

  /** Called by a thread that added to a counter and then found it not to be live. */
  void countedWhileNotLive(KeyCounter<K> counter) {
    if (counter.state == KeyCounter.DROPPED) {
      revive(counter);
    }
    if (counter.state == KeyCounter.CLOSED) {
      reportRejection(counter);
    }
  }

  private void reportRejection(KeyCounter<K> counter) {
    if (rejectionReported.compareAndSet(false, true)) {
      reporter.warn(
          "is closed and rejects counts, first of key " + BufferReporter.text(counter.key), null);
    }
  }

  /**
   * Puts a dropped counter back. If its key has a new counter by now, both go on as counters of the
   * one key: whoever holds the old one keeps counting into it at full speed.
   */
  private void revive(KeyCounter<K> counter) {
    enter(
        counter.key,
        present -> counter.state == KeyCounter.DROPPED ? live(counter, present) : present);
  }

  private KeyCounter<K> live(KeyCounter<K> counter, @Nullable KeyCounter<K> present) {
    counter.idlePasses = 0;
    if (closed) {
      accepted.put(counter, counter.settled);
      counter.state = KeyCounter.CLOSED;
    } else {
      counter.state = KeyCounter.LIVE;
    }
    if (present == null) {
      counter.next = null;
      size.incrementAndGet();
      return counter;
    }
    counter.next = present.next;
    present.next = counter;
    return present;
  }

  void reject(long amount, String what, Throwable cause) {
    rejections.add(amount, "as its key or amount failed: " + what, cause);
  }

  // Reading.

  boolean isEmpty() {
    return counters.isEmpty() && largeAmounts.isEmpty();
  }

  boolean isClosed() {
    return closed;
  }

  int size() {
    return counters.size();
  }

  Map<K, Long> pendingByKey() {
    Map<K, Long> pending = new LinkedHashMap<>();
    for (KeyCounter<K> head : counters.values()) {
      long count = pendingOfKey(head);
      if (count != 0) {
        pending.put(head.key, count);
      }
    }
    return pending;
  }

  /** What the key has pending, or null if it has no counter in memory. */
  @Nullable Long pending(K key) {
    KeyCounter<K> head = counters.get(key);
    return head == null ? null : pendingOfKey(head);
  }

  private long pendingOfKey(KeyCounter<K> head) {
    // The head last, as gather moves into it: a count may be seen in both, but never in neither.
    long pending = 0;
    for (KeyCounter<K> c = head.next; c != null; c = c.next) {
      pending += pendingOf(c);
    }
    return largeAmounts.addTo(pending + pendingOf(head), head.key);
  }

  private long pendingOf(KeyCounter<K> counter) {
    long settled = counter.settled; // first, as the sum only moves on
    Long limit = closed ? accepted.get(counter) : null;
    return (limit != null ? limit : counter.sum()) - settled;
  }

  /** All amounts that were refused, because the map was closed or the key was unusable. */
  long rejected() {
    long sum = rejections.sum();
    for (Map.Entry<KeyCounter<K>, Long> entry : accepted.entrySet()) {
      sum += entry.getKey().sum() - entry.getValue();
    }
    return sum;
  }

  // Flushing: by the thread that holds the flusher's lock.

  @Nullable KeyCounter<K> find(K key) {
    return counters.get(key);
  }

  Iterator<KeyCounter<K>> iterator() {
    return counters.values().iterator();
  }

  /** What all counters of the head's key have pending, now all charged to the head. */
  long gather(KeyCounter<K> head) {
    for (KeyCounter<K> c = head.next; c != null; c = c.next) {
      long pending = pendingOf(c);
      if (pending != 0) {
        head.settle(-pending); // first: see pendingOfKey
        c.settle(pending);
      }
    }
    return pendingOf(head);
  }

  LargeAmounts<K> largeAmounts() {
    return largeAmounts;
  }

  void settle(Delta<K> delta) {
    LargeAmount<K> large = delta.large();
    if (large != null) {
      largeAmounts.remove(large);
    } else {
      delta.counter().settle(delta.count());
    }
  }

  /** Notes that a pass found nothing pending, and drops the counter after enough of those. */
  void idle(KeyCounter<K> head) {
    if (!head.overflow && ++head.idlePasses >= IDLE_PASSES) {
      head.idlePasses = 0;
      drop(head);
    }
  }

  private void drop(KeyCounter<K> head) {
    counters.computeIfPresent(
        head.key,
        (key, present) -> {
          if (present != head || closed) {
            return present;
          }
          setState(head, KeyCounter.DROPPED);
          if (pendingOfKey(head) != 0) {
            setState(head, KeyCounter.LIVE);
            return present;
          }
          for (KeyCounter<K> c = head; c != null; c = c.next) {
            dropped.add(c);
          }
          size.decrementAndGet();
          return null;
        });
  }

  private void setState(KeyCounter<K> head, byte state) {
    for (KeyCounter<K> c = head; c != null; c = c.next) {
      c.state = state;
    }
  }

  /** Looks once more at what the last pass dropped: see {@link KeyCounter}. */
  void recheckDropped() {
    if (dropped.isEmpty()) {
      return;
    }
    List<KeyCounter<K>> candidates = dropped;
    dropped = new ArrayList<>();
    for (KeyCounter<K> counter : candidates) {
      if (counter.state == KeyCounter.DROPPED && counter.sum() != counter.settled) {
        revive(counter);
      }
    }
  }

  // Closing and opening again.

  void close() {
    setClosed(true);
    for (K key : counters.keySet()) {
      counters.computeIfPresent(
          key,
          (k, head) -> {
            for (KeyCounter<K> c = head; c != null; c = c.next) {
              if (c.state != KeyCounter.CLOSED) {
                close(c);
              }
            }
            return head;
          });
    }
  }

  private void setClosed(boolean nowClosed) {
    closing.writeLock().lock();
    try {
      closed = nowClosed;
    } finally {
      closing.writeLock().unlock();
    }
  }

  private void close(KeyCounter<K> counter) {
    counter.state = KeyCounter.CLOSED;
    accepted.put(counter, counter.sum());
  }

  /** Counts again; what was rejected stays rejected. */
  void reopen() {
    setClosed(false);
    rejectionReported.set(false);
    for (K key : counters.keySet()) {
      counters.computeIfPresent(
          key,
          (k, head) -> {
            for (KeyCounter<K> c = head; c != null; c = c.next) {
              Long limit = accepted.remove(c);
              if (limit != null) {
                long late = c.sum() - limit;
                c.settle(late);
                rejections.addSilently(late);
              }
              c.state = KeyCounter.LIVE;
            }
            return head;
          });
    }
  }
}
