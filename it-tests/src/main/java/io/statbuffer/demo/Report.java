package io.statbuffer.demo;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/** What the demo prints of the counts: a line while they come in, and the table at the end. */
final class Report {
  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  /** Shows how far the database has come. */
  void progress(int second, long requests, Map<String, Long> counts) {
    out.printf(
        Locale.ROOT,
        "%4d s   %,8d requests answered   %,8d counted in the database%n",
        second,
        requests,
        counts.getOrDefault(Visit.REQUESTS, 0L));
  }

  /** Shows each key with both numbers; whether they are the same for all keys of either side. */
  boolean compare(SortedMap<String, Long> counts, SortedMap<String, Long> tally) {
    TreeSet<String> keys = new TreeSet<>(tally.keySet());
    keys.addAll(counts.keySet());
    out.printf(Locale.ROOT, "%n%-20s %14s %14s%n", "key", "in database", "clients did");
    for (String key : keys) {
      long counted = counts.getOrDefault(key, 0L);
      long made = tally.getOrDefault(key, 0L);
      out.printf(
          Locale.ROOT,
          "%-20s %,14d %,14d%s%n",
          key,
          counted,
          made,
          counted == made ? "" : "   MISMATCH");
    }
    boolean same = counts.equals(tally);
    out.printf(
        Locale.ROOT,
        same
            ? "%nOK: all %d keys count exactly what the clients did.%n"
            : "%nMISMATCH: not all of the %d keys count what the clients did.%n",
        keys.size());
    return same;
  }
}
