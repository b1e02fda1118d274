package io.statbuffer.runtime;

import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * The counters that the last pass dropped, to be looked at once more: see {@link KeyCounter}. May
 * be used by any thread.
 */
final class DroppedCounters<K> {
  private final Queue<KeyCounter<K>> dropped = new ConcurrentLinkedQueue<>();

  /** Those that hold on to counters; weakly, as they belong to code that may be unloaded. */
  private final Set<KeyedCounters<?>> holders =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /** Takes all counters of a key. */
  void add(KeyCounter<K> head) {
    for (KeyCounter<K> c = head; c != null; c = c.next()) {
      dropped.add(c);
    }
  }

  /** Has the holder let go of counters when they are dropped. */
  void tell(KeyedCounters<?> holder) {
    holders.add(holder);
  }

  /** Revives those that were counted after all. */
  void recheck(Consumer<KeyCounter<K>> revive) {
    for (KeyCounter<K> counter : dropped) {
      if (counter.state == KeyCounter.DROPPED && counter.sum() != counter.settled) {
        revive.accept(counter);
      }
    }
  }

  /** The rest needs no more looks. */
  void forget() {
    if (!dropped.isEmpty()) {
      dropped.clear();
      List.copyOf(holders).forEach(KeyedCounters::forgetDropped);
    }
  }
}
