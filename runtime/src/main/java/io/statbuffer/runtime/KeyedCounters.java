package io.statbuffer.runtime;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The counters of keys that are made of an argument: the key is made when it is first counted, and
 * later its counter is found by the argument alone.
 *
 * <pre>{@code
 * private final KeyedCounters<String> views = buffer.keyedBy(slug -> "page." + slug + ".views");
 * views.increment(slug); // joins no text for a slug that is known
 * }</pre>
 *
 * <p>All methods may be called from any thread. Counting takes no lock and allocates nothing for an
 * argument whose key is in memory. It throws only what the function throws, or the argument's
 * {@code hashCode}; what then isn't counted is for the caller to {@link StatBuffer#reject}.
 *
 * <p>One instance belongs into a field, as it remembers what it found: an argument for each key
 * that it counts. It forgets those of keys that are dropped from memory, and remembers none that
 * counts into the overflow key.
 *
 * @param <A> the type of the arguments: any immutable type with {@code equals} and {@code hashCode}
 */
public final class KeyedCounters<A> {
  private final Function<A, ? extends KeyCounter<?>> find;
  private final ConcurrentHashMap<A, KeyCounter<?>> known = new ConcurrentHashMap<>();

  /**
   * @param find the counter of an argument in its buffer, found by its key
   */
  KeyedCounters(Function<A, ? extends KeyCounter<?>> find) {
    this.find = find;
  }

  /** Counts one for the argument's key. */
  public void increment(A argument) {
    counter(argument).increment();
  }

  /** Counts {@code amount}, which may be negative, for the argument's key. */
  public void increment(A argument, long amount) {
    counter(argument).add(amount);
  }

  private KeyCounter<?> counter(A argument) {
    KeyCounter<?> counter = known.get(argument);
    return counter != null ? counter : findOut(argument);
  }

  private KeyCounter<?> findOut(A argument) {
    KeyCounter<?> counter = find.apply(argument);
    if (!counter.overflow) { // which may find room later
      known.put(argument, counter);
    }
    return counter;
  }

  /** How many arguments it remembers. */
  int size() {
    return known.size();
  }

  /** Lets go of counters that are dropped. Who finds one meanwhile counts into it all the same. */
  void forgetDropped() {
    known.values().removeIf(counter -> counter.state == KeyCounter.DROPPED);
  }
}
