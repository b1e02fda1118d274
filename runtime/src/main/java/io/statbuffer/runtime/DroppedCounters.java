package io.statbuffer.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The counters that the last pass dropped, to be looked at once more: see {@link KeyCounter}. */
final class DroppedCounters<K> {
  private List<KeyCounter<K>> dropped = new ArrayList<>();

  /** Takes all counters of a key. */
  void add(KeyCounter<K> head) {
    for (KeyCounter<K> c = head; c != null; c = c.next) {
      dropped.add(c);
    }
  }

  /** Revives those that were counted after all, and forgets the others. */
  void recheck(Consumer<KeyCounter<K>> revive) {
    List<KeyCounter<K>> candidates = dropped;
    dropped = new ArrayList<>();
    for (KeyCounter<K> counter : candidates) {
      if (counter.state == KeyCounter.DROPPED && counter.sum() != counter.settled) {
        revive.accept(counter);
      }
    }
  }
}
