package io.statbuffer.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Sorts deltas whose keys are text by numbers: the first characters behind those that all keys
 * begin with, and the place in the list. Only where these characters are equal the texts themselves
 * are compared, each look at one being a miss of the cache.
 */
final class TextOrder {
  /** As many as fit in a long by 8 bits. */
  private static final int CHARACTERS = 8;

  /** The highest of those bits; no text without them is that high. */
  private static final int OTHERS = 0xFF;

  private static final Comparator<Delta<?>> BY_TEXT =
      (a, b) -> ((String) a.key()).compareTo((String) b.key());

  private TextOrder() {}

  /** The deltas as {@link String#compareTo} orders their keys; as they are if not all are text. */
  static <K> List<Delta<K>> sorted(List<Delta<K>> deltas) {
    int common = common(deltas);
    if (common < 0) {
      return deltas;
    }
    long places = Math.max(1, Long.highestOneBit(deltas.size()) * 2) - 1;
    long[] order = new long[deltas.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = (head((String) deltas.get(i).key(), common) & ~places) | i;
    }
    Arrays.sort(order);
    List<Delta<K>> sorted = new ArrayList<>(order.length);
    for (long place : order) {
      sorted.add(deltas.get((int) (place & places)));
    }
    for (int from = 0, to; from < order.length; from = to) {
      for (to = from + 1; to < order.length && (order[from] | places) == (order[to] | places); ) {
        to++;
      }
      if (to - from > 1) {
        sorted.subList(from, to).sort(BY_TEXT);
      }
    }
    return sorted;
  }

  /** How many characters all keys begin with, or -1 if one isn't text. */
  private static int common(List<? extends Delta<?>> deltas) {
    String first = null;
    int common = 0;
    for (Delta<?> delta : deltas) {
      if (!(delta.key() instanceof String key)) {
        return -1;
      }
      if (first == null) {
        first = key;
        common = key.length();
      }
      common = Math.min(common, key.length());
      while (!key.regionMatches(0, first, 0, common)) {
        common--;
      }
    }
    return common;
  }

  /** Of two texts the lesser never has the greater number. */
  private static long head(String key, int from) {
    long head = 0;
    for (int i = 0; i < CHARACTERS; i++) {
      char next = from + i < key.length() ? key.charAt(from + i) : 0;
      head = (head << 8) | Math.min(next, OTHERS);
      if (next >= OTHERS) { // stands for many, so that no later character may decide
        head <<= 8 * (CHARACTERS - 1 - i);
        break;
      }
    }
    return head ^ Long.MIN_VALUE; // as numbers are sorted with their signs
  }
}
