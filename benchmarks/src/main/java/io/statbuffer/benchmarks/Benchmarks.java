package io.statbuffer.benchmarks;

import io.statbuffer.benchmarks.counting.CountingRuns;
import io.statbuffer.benchmarks.counting.HeapRuns;
import io.statbuffer.benchmarks.flush.EventsRuns;
import io.statbuffer.benchmarks.flush.FlushRuns;
import io.statbuffer.benchmarks.flush.RepeatedRuns;
import io.statbuffer.benchmarks.flush.WritersRuns;
import io.statbuffer.benchmarks.report.Report;
import io.statbuffer.benchmarks.report.Results;
import io.statbuffer.benchmarks.startup.StartupRuns;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs all benchmarks, or the groups that are named, and writes {@code docs/BENCHMARKS.md} and what
 * belongs to it:
 *
 * <pre>mvn -q -B -Pbenchmarks
 * mvn -q -B -Pbenchmarks -Drun=fixed,keyed
 * </pre>
 */
public final class Benchmarks {
  private static final Map<String, Group> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put("fixed", CountingRuns::fixed);
    GROUPS.put("keyed", CountingRuns::keyed);
    GROUPS.put("heap", HeapRuns::heap);
    GROUPS.put("freeze", CountingRuns::freeze);
    GROUPS.put("startup", StartupRuns::startup);
    GROUPS.put("flush", FlushRuns::flush);
    GROUPS.put("ledger", FlushRuns::ledger);
    GROUPS.put("repeated", RepeatedRuns::repeated);
    GROUPS.put("writers", WritersRuns::writers);
    GROUPS.put("events", EventsRuns::events);
  }

  private Benchmarks() {}

  /**
   * Takes {@code all}, {@code none} to write the report anew, or the names of groups, joined by
   * commas.
   */
  public static void main(String[] arguments) throws Exception {
    Path docs = Path.of("docs");
    Path file = docs.resolve("benchmarks.csv");
    Results results = Results.read(file);
    for (Group group : groups(arguments[0])) {
      group.run(results);
      results.measuredHere();
      results.write(file); // also if a later group fails
    }
    Report.write(results, docs);
  }

  private static List<Group> groups(String names) {
    if (names.equals("all")) {
      return List.copyOf(GROUPS.values());
    }
    return names.equals("none")
        ? List.of()
        : List.of(names.split(",")).stream().map(Benchmarks::group).toList();
  }

  private static Group group(String name) {
    Group group = GROUPS.get(name);
    if (group == null) {
      throw new IllegalArgumentException(
          "no group of benchmarks has the name " + name + ", only " + GROUPS.keySet());
    }
    return group;
  }
}
