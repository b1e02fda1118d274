package io.statbuffer.runtime.jdbi;

import java.util.Comparator;
import java.util.List;

/**
 * One order of rows for all writers: whoever locks rows in the same order as everybody else never
 * deadlocks with them, and an index is walked from one end to the other.
 */
enum RowOrder implements Comparator<Row<?>> {
  INSTANCE;

  @Override
  public int compare(Row<?> a, Row<?> b) {
    List<Object> left = a.values();
    List<Object> right = b.values();
    for (int i = 0; i < left.size(); i++) {
      int order = compareValues(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @SuppressWarnings("unchecked") // both are of one class, which compares itself to itself
  private static int compareValues(Object a, Object b) {
    if (a instanceof String left && b instanceof String right) { // as most are
      return left.compareTo(right);
    }
    if (a instanceof Comparable<?> comparable && a.getClass() == b.getClass()) {
      return ((Comparable<Object>) comparable).compareTo(b);
    }
    int order = a.getClass().getName().compareTo(b.getClass().getName());
    return order != 0 ? order : a.toString().compareTo(b.toString());
  }
}
