package io.statbuffer.runtime;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * The counters that the last pass dropped, to be looked at once more: see {@link KeyCounter}. May
 * be used by any thread.
 */
final class DroppedCounters<K> {
  private final Queue<KeyCounter<K>> dropped = new ConcurrentLinkedQueue<>();

  /** Takes all counters of a key. */
  void add(KeyCounter<K> head) {
    for (KeyCounter<K> c = head; c != null; c = c.next) {
      dropped.add(c);
    }
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
    dropped.clear();
  }
}
