package io.statbuffer.benchmarks.counting;

/** What is counted, in whichever way. */
public interface Shop {
  /** Counts a fixed key. */
  void place();

  /** Counts a key made of the argument. */
  void view(String slug);
}
