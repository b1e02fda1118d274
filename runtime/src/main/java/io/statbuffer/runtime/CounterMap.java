package io.statbuffer.runtime;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The counters of one buffer by key: finds and makes them, drops the idle, and refuses counts when
 * closed. Counting methods may be called from any thread; the others are marked.
 *
 * <p>It is a {@link ConcurrentHashMap} rather than has one: each count by key follows one reference
 * less. Nothing but this class changes it.
 *
 * <p>A counter changes between live, dropped and closed only inside {@link
 * ConcurrentHashMap#compute} of its key, so that those changes happen one after another. See {@link
 * KeyCounter} for why counts that race with them aren't lost. A counter enters the map while {@link
 * #closing} is held for reading, so that no half-entered one escapes a close: counting a key that
 * is in the map takes no lock.
 */
@SuppressWarnings("serial") // ConcurrentHashMap is serializable, but nobody gets to see this as one
final class CounterMap<K> extends ConcurrentHashMap<K, KeyCounter<K>> {
  /** A counter that gained nothing for so many intervals is dropped from memory. */
  static final int IDLE_PASSES = 10;

  private final transient KeyLimit<K> limit;
  private final transient LargeAmounts<K> largeAmounts = new LargeAmounts<>();
  private final transient DroppedCounters<K> dropped = new DroppedCounters<>();
  private final transient Rejections<K> rejections;
  private final transient ReadWriteLock closing = new ReentrantReadWriteLock();
  private transient volatile boolean closed;

  CounterMap(int maxKeys, K overflowKey, BufferReporter reporter) {
    limit = new KeyLimit<>(maxKeys, overflowKey, reporter);
    rejections = new Rejections<>(reporter);
  }

  KeyLimit<K> limit() {
    return limit;
  }

  void add(K key, long amount) {
    KeyCounter<K> counter;
    try {
      counter = counter(key);
    } catch (RuntimeException | Error e) {
      // A null key, or the key's own hashCode or equals.
      rejections.add(amount, "as its key is null or can't be looked up", e);
      return;
    }
    counter.add(amount);
  }

  /** The counter of the key, or the overflow key's if the map is full. */
  KeyCounter<K> counter(K key) {
    KeyCounter<K> counter = get(key);
    return counter != null ? counter : newCounter(key);
  }

  /** Counters found by what their keys are made of. */
  <A> KeyedCounters<A> keyedBy(Function<? super A, ? extends K> key) {
    KeyedCounters<A> keyed = new KeyedCounters<>(argument -> counter(key.apply(argument)));
    dropped.tell(keyed);
    return keyed;
  }

  private KeyCounter<K> newCounter(K key) {
    if (limit.isReached()) { // then most keys have no counter, and this takes no lock
      KeyCounter<K> overflow = get(limit.overflowKey(key));
      if (overflow != null) {
        return overflow;
      }
    }
    KeyCounter<K> counter =
        enter(key, (k, present) -> present == null && limit.tryTake() ? make(key, false) : present);
    if (counter != null) {
      return counter;
    }
    K rest = limit.overflowKey(key);
    return Objects.requireNonNull(
        enter(rest, (k, present) -> present != null ? present : make(rest, true)));
  }

  private KeyCounter<K> make(K key, boolean overflow) {
    KeyCounter<K> counter = new KeyCounter<>(this, key, overflow);
    if (closed) {
      close(counter);
    }
    return counter;
  }

  /** Changes the head of a key's counters, in a map that isn't closed or opened meanwhile. */
  private @Nullable KeyCounter<K> enter(K key, BiFunction<K, KeyCounter<K>, KeyCounter<K>> change) {
    closing.readLock().lock();
    try {
      return compute(key, change);
    } finally {
      closing.readLock().unlock();
    }
  }

  /** Adds beside the counter; whether that is open is decided once, before a flush can see it. */
  void addLarge(KeyCounter<K> counter, long amount) {
    AtomicBoolean refused = new AtomicBoolean();
    enter(
        counter.key,
        (key, present) -> {
          KeyCounter<K> head =
              counter.state == KeyCounter.DROPPED ? live(counter, present) : present;
          if (counter.state == KeyCounter.CLOSED) {
            refused.set(true);
          } else {
            largeAmounts.add(counter, amount);
          }
          return head;
        });
    if (refused.get()) {
      rejections.add(amount, "as it is closed", null);
    }
  }

  /** Called by a thread that added to a counter and then found it not to be live. */
  void countedWhileNotLive(KeyCounter<K> counter) {
    if (counter.state == KeyCounter.DROPPED) {
      revive(counter);
    }
    if (counter.state == KeyCounter.CLOSED) {
      rejections.reportClosed(counter);
    }
  }

  /**
   * Puts a dropped counter back. If its key has a new counter by now, both go on as counters of the
   * one key: whoever holds the old one keeps counting into it at full speed.
   */
  private void revive(KeyCounter<K> counter) {
    enter(
        counter.key,
        (key, present) -> counter.state == KeyCounter.DROPPED ? live(counter, present) : present);
  }

  private KeyCounter<K> live(KeyCounter<K> counter, @Nullable KeyCounter<K> present) {
    counter.idlePasses = 0;
    if (closed) {
      rejections.from(counter, counter.settled);
      counter.state = KeyCounter.CLOSED;
    } else {
      counter.state = KeyCounter.LIVE;
    }
    if (present == null) {
      counter.setNext(null);
      limit.take();
      return counter;
    }
    counter.setNext(present.next());
    present.setNext(counter);
    return present;
  }

  boolean mayHavePending() {
    return !isEmpty() || !largeAmounts.isEmpty();
  }

  boolean isClosed() {
    return closed;
  }

  Map<K, Long> pendingByKey() {
    Map<K, Long> pending = new LinkedHashMap<>();
    for (KeyCounter<K> head : values()) {
      long count = pendingOfKey(head);
      if (count != 0) {
        pending.put(head.key, count);
      }
    }
    return pending;
  }

  /** What the key has pending, or null if it has no counter in memory. */
  @Nullable Long pending(K key) {
    KeyCounter<K> head = get(key);
    return head == null ? null : pendingOfKey(head);
  }

  private long pendingOfKey(KeyCounter<K> head) {
    return largeAmounts.addTo(head.pendingOfKey(), head);
  }

  @Nullable Long acceptedSum(KeyCounter<K> counter) {
    return rejections.acceptedSum(counter);
  }

  /** All that was refused. */
  Rejections<K> rejections() {
    return rejections;
  }

  // Flushing: by the thread that holds the flusher's lock.

  Iterator<KeyCounter<K>> iterator() {
    return values().iterator();
  }

  LargeAmounts<K> largeAmounts() {
    return largeAmounts;
  }

  /** Notes that a pass found nothing pending, and drops the counter after enough of those. */
  void idle(KeyCounter<K> head) {
    if (!head.overflow && ++head.idlePasses >= IDLE_PASSES) {
      head.idlePasses = 0;
      drop(head);
    }
  }

  private void drop(KeyCounter<K> head) {
    computeIfPresent(
        head.key,
        (key, present) -> {
          if (present != head || closed || head.state != KeyCounter.LIVE) {
            return present;
          }
          head.setStates(KeyCounter.DROPPED);
          if (pendingOfKey(head) != 0) {
            head.setStates(KeyCounter.LIVE);
            return present;
          }
          dropped.add(head);
          limit.giveBack();
          return null;
        });
  }

  /** Looks once more at what the last pass dropped, and forgets it if this is the next pass. */
  void recheckDropped(boolean nextPass) {
    dropped.recheck(this::revive);
    if (nextPass) {
      dropped.forget();
    }
  }

  void close() {
    dropped.recheck(this::revive); // as what is revived later is refused
    setClosed(true);
    forEachCounter(this::close);
  }

  private void close(KeyCounter<K> counter) {
    if (counter.state != KeyCounter.CLOSED) { // a late one was made so
      counter.state = KeyCounter.CLOSED;
      rejections.from(counter, counter.sum());
    }
  }

  /** Counts again; what was rejected stays rejected. */
  void reopen() {
    setClosed(false);
    rejections.reportClosedAgain();
    forEachCounter(
        counter -> {
          rejections.end(counter);
          counter.state = KeyCounter.LIVE;
        });
  }

  private void setClosed(boolean nowClosed) {
    closing.writeLock().lock();
    try {
      closed = nowClosed;
    } finally {
      closing.writeLock().unlock();
    }
  }

  private void forEachCounter(Consumer<KeyCounter<K>> change) {
    for (K key : keySet()) {
      computeIfPresent(
          key,
          (k, head) -> {
            for (KeyCounter<K> c = head; c != null; c = c.next()) {
              change.accept(c);
            }
            return head;
          });
    }
  }
}
