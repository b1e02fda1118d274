package io.statbuffer.runtime;

/**
 * The in-memory adder of one key in one buffer: a resolved handle, so that counting a known key
 * looks nothing up.
 *
 * <pre>{@code
 * private static final Counter PLACED = StatBuffers.get("orders").counter("orders.placed");
 * PLACED.increment();
 * PLACED.add(5);
 * }</pre>
 *
 * <p>All methods may be called from any thread and never throw. They take no lock and allocate
 * nothing, but for amounts past 2<sup>40</sup> and the first count after the key was idle. A handle
 * stays good for ever: while its buffer waits to be started, after the key has been idle and was
 * dropped from memory, and after its buffer was closed, when counts are {@linkplain
 * StatBuffer#rejected() rejected}.
 */
public sealed interface Counter permits KeyCounter {
  /** Counts one. */
  void increment();

  /** Counts {@code amount}, which may be negative. */
  void add(long amount);
}
