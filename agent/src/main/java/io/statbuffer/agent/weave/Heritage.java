package io.statbuffer.agent.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The counts that a type hands down to the methods that override its own. Immutable. */
final class Heritage {
  /** What almost every type hands down. */
  static final Heritage NONE = new Heritage(Map.of(), Set.of());

  /**
   * What one type says of one method.
   *
   * @param replaced what it says it instead of
   * @param onlyIn the package in which the method can be overridden, or null for all
   */
  record Line(List<Declaration> counts, List<Declaration> replaced, @Nullable String onlyIn) {}

  private final Map<String, List<Line>> lines;
  private final Set<String> types;

  private Heritage(Map<String, List<Line>> lines, Set<String> types) {
    this.lines = lines;
    this.types = types;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** The methods, by name and descriptor. */
  Set<String> signatures() {
    return lines.keySet();
  }

  /** The types from which it comes, and all in between. */
  Set<String> types() {
    return types;
  }

  /**
   * The counts of a method of that name and descriptor, in a class of that package: of the nearest
   * declarations, each once.
   */
  List<Declaration> of(String signature, String packageName) {
    List<Declaration> counts = new ArrayList<>();
    List<Declaration> replaced = new ArrayList<>();
    for (Line line : lines.getOrDefault(signature, List.of())) {
      if (line.onlyIn == null || line.onlyIn.equals(packageName)) {
        addMissing(line.counts, counts);
        replaced.addAll(line.replaced);
      }
    }
    counts.removeAll(replaced);
    return counts;
  }

  private static <T> void addMissing(List<T> from, List<T> into) {
    for (T each : from) {
      if (!into.contains(each)) {
        into.add(each);
      }
    }
  }

  /** Both together. */
  Heritage and(Heritage other) {
    if (other.isEmpty() || other == this) {
      return this;
    }
    if (isEmpty()) {
      return other;
    }
    Map<String, List<Line>> all = new HashMap<>(lines);
    for (Map.Entry<String, List<Line>> entry : other.lines.entrySet()) {
      List<Line> both = new ArrayList<>(all.getOrDefault(entry.getKey(), List.of()));
      addMissing(entry.getValue(), both);
      all.put(entry.getKey(), both);
    }
    Set<String> allTypes = new HashSet<>(types);
    allTypes.addAll(other.types);
    return new Heritage(all, allTypes);
  }

  /** This, as it goes on below a type that says something else of some methods. */
  Heritage through(String type, Map<String, List<Line>> instead) {
    Map<String, List<Line>> all = new HashMap<>(lines);
    all.putAll(instead);
    if (all.isEmpty()) {
      return NONE;
    }
    Set<String> allTypes = new HashSet<>(types);
    allTypes.add(type);
    return new Heritage(all, allTypes);
  }

  /** This without what generated code counts for everything below it. */
  Heritage withoutDeclaredBuffers() {
    Map<String, List<Line>> rest = new HashMap<>();
    for (Map.Entry<String, List<Line>> entry : lines.entrySet()) {
      List<Line> kept = new ArrayList<>();
      for (Line line : entry.getValue()) {
        boolean bodiless = false;
        for (Declaration declaration : line.counts) {
          bodiless |= declaration.bodiless() && declaration.annotated();
        }
        if (!bodiless) {
          kept.add(line);
        }
      }
      if (!kept.isEmpty()) {
        rest.put(entry.getKey(), kept);
      }
    }
    return rest.isEmpty() ? NONE : new Heritage(rest, types);
  }
}
