package io.statbuffer.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The one implementation of {@link Counter}. It is a {@link LongAdder} rather than has one: one
 * object and one dependent load less for each key.
 *
 * <p>The adder is never reset. What is pending is {@code sum() - settled}, and {@code settled}
 * moves only after a handler succeeded, so a failed flush has nothing to undo.
 *
 * <p><b>Why no count is lost to a drop or a close.</b> {@link #add} first adds, then reads {@link
 * #state}; {@link CounterMap}, to drop or close a counter, first writes {@code state}, then reads
 * the sum. Whichever comes second sees the other (Dekker's argument): either the new sum, so the
 * counter isn't dropped, or the new state, so the adding thread itself puts the counter back. The
 * argument needs the addition ordered before the read of {@code state}. {@code state} is volatile;
 * LongAdder's compare-and-set is a full fence on x86, and on ARMv8 a store-release, which a later
 * load-acquire of the same thread doesn't overtake. As Java's memory model promises less of {@code
 * weakCompareAndSetRelease}, every flush of all keys, and a close before it refuses counts, looks
 * at the dropped counters once more; they are forgotten an interval later.
 */
@SuppressWarnings("serial") // LongAdder is serializable, but nobody gets to see this as one
final class KeyCounter<K> extends LongAdder implements Counter {
  /** In the map of its buffer, and flushed. */
  static final byte LIVE = 0;

  /** Not in the map: who adds must put it back. */
  static final byte DROPPED = 1;

  /** Its buffer is closed: what is added from now on is rejected. */
  static final byte CLOSED = 2;

  /**
   * Amounts past this don't go through the adder. So what is pending there can't overflow before
   * 2<sup>23</sup> counts, of the largest amounts all, wait for one flush.
   */
  private static final long LARGE = 1L << 40;

  private static final VarHandle SETTLED = settledHandle();

  final transient K key;

  /**
   * The map it belongs to; or a {@link Chained}, for as long as its key has another live counter
   * behind this one. Two fields would make every counter 8 bytes larger for what is rare.
   */
  private transient volatile Object home;

  /** Written only inside the map's atomic update of {@link #key}. */
  transient volatile byte state;

  /** Passes in a row that found nothing pending; written only by the flushing thread. */
  transient byte idlePasses;

  /** How much of the sum is in the database, or rejected. */
  transient volatile long settled;

  /** Whether it was made because there was no room: it takes none and is never dropped. */
  final transient boolean overflow;

  /** A map, and a counter that follows. */
  private record Chained<K>(CounterMap<K> map, KeyCounter<K> next) {}

  KeyCounter(CounterMap<K> home, K key, boolean overflow) {
    this.home = home;
    this.key = key;
    this.overflow = overflow;
  }

  @Override
  public void increment() {
    super.add(1L);
    if (state != LIVE) {
      home().countedWhileNotLive(this);
    }
  }

  @Override
  public void add(long amount) {
    if (amount > LARGE || amount < -LARGE) {
      home().addLarge(this, amount);
      return;
    }
    super.add(amount);
    if (state != LIVE) {
      home().countedWhileNotLive(this);
    }
  }

  /** Another live counter of the same key: see {@link CounterMap#revive}. */
  @SuppressWarnings("unchecked") // of this counter's own map
  @Nullable KeyCounter<K> next() {
    return home instanceof Chained<?> chained ? (KeyCounter<K>) chained.next : null;
  }

  /** Written only inside the map's atomic update of {@link #key}. */
  void setNext(@Nullable KeyCounter<K> next) {
    home = next == null ? home() : new Chained<>(home(), next);
  }

  @SuppressWarnings("unchecked") // as above
  private CounterMap<K> home() {
    Object present = home;
    return (CounterMap<K>) (present instanceof Chained<?> chained ? chained.map : present);
  }

  /** What this counter and the others of its key, if this is the head, have pending. */
  long pendingOfKey() {
    // The head last, as gather moves into it: a count may be seen in both, but never in neither.
    long pending = 0;
    for (KeyCounter<K> c = next(); c != null; c = c.next()) {
      pending += c.pending();
    }
    return pending + pending();
  }

  /** The same, now all charged to this counter; only for the flushing thread. */
  long gather() {
    for (KeyCounter<K> c = next(); c != null; c = c.next()) {
      long pending = c.pending();
      if (pending != 0) {
        settle(-pending); // first: see pendingOfKey
        c.settle(pending);
      }
    }
    return pending();
  }

  private long pending() {
    long from = settled; // first, as the sum only moves on
    Long accepted = state == CLOSED ? home().acceptedSum(this) : null;
    return (accepted != null ? accepted : sum()) - from;
  }

  /** Changes the state of this counter and of those that follow it. */
  void setStates(byte newState) {
    for (KeyCounter<K> c = this; c != null; c = c.next()) {
      c.state = newState;
    }
  }

  /** Moves {@code settled}: the flushing thread does, and who opens a closed buffer again. */
  void settle(long amount) {
    SETTLED.getAndAdd(this, amount);
  }

  private static VarHandle settledHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(KeyCounter.class, "settled", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
