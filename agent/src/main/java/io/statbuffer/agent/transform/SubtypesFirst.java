package io.statbuffer.agent.transform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sorts classes so that each comes before its supertypes. */
final class SubtypesFirst {
  private final Map<Class<?>, Integer> depths = new HashMap<>();

  private SubtypesFirst() {}

  static List<Class<?>> sort(List<Class<?>> types) {
    SubtypesFirst order = new SubtypesFirst();
    List<Class<?>> sorted = new ArrayList<>(types);
    sorted.sort(Comparator.<Class<?>>comparingInt(order::depth).reversed());
    return sorted;
  }

  /** The length of the longest way up. */
  private int depth(Class<?> type) {
    Integer known = depths.get(type);
    if (known != null) {
      return known;
    }
    int above = type.getSuperclass() == null ? 0 : depth(type.getSuperclass());
    for (Class<?> supertype : type.getInterfaces()) {
      above = Math.max(above, depth(supertype));
    }
    depths.put(type, above + 1);
    return above + 1;
  }
}
