package io.statbuffer.it.faults;

/** A key that lies elsewhere in each writer's hash table, and has one text in the database. */
record ShuffledKey(String text, int writer) {
  private static final int GOLDEN_RATIO = 0x9E3779B9;

  @Override
  public int hashCode() {
    return (text.hashCode() ^ (writer * GOLDEN_RATIO)) * GOLDEN_RATIO;
  }

  @Override
  public String toString() {
    return text;
  }
}
