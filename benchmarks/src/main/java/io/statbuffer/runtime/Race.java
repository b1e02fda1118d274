package io.statbuffer.runtime;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Two actors that begin at once although one has less to do than the other, and so would run ahead.
 */
abstract class Race {
  /** How often an actor counts while the other one does something that takes longer. */
  static final int COUNTS = 256;

  /** Some microseconds: the other actor may have lost its processor. */
  private static final int SPINS = 1_000;

  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();

  /** Waits for the other actor, though not for long. */
  final void begin() {
    begun.incrementAndGet();
    for (int i = 0; i < SPINS && begun.get() < 2; i++) {
      Thread.onSpinWait();
    }
  }

  /** Waits for the end of the other actor, for races that mustn't see the next one. */
  final void end() {
    ended.incrementAndGet();
    for (int i = 0; ended.get() < 2; i++) {
      if (i < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(1);
      }
    }
  }

  static void count(Counter counter, long amount) {
    for (int i = 0; i < COUNTS; i++) {
      counter.add(amount);
    }
  }

  static void count(StatBuffer<String> buffer, long amount) {
    for (int i = 0; i < COUNTS; i++) {
      buffer.increment("key", amount);
    }
  }

  /** Of the counts that one actor made 0 if none, 1 if some and 2 if all are in this sum. */
  static long share(long sum, long amount) {
    return sum == 0 ? 0 : sum == COUNTS * amount ? 2 : 1;
  }

  /** What all keys have pending. */
  static long sum(Map<String, Long> pending) {
    return pending.values().stream().mapToLong(Long::longValue).sum();
  }
}
