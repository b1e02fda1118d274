package io.statbuffer.it.source;

import io.statbuffer.annotations.Count;
import io.statbuffer.it.fork.Jars;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Classes that count in each way that is linked differently, to be loaded in any way. */
public final class Visits {
  /** A main class that takes a site and how often to visit it. */
  public static final String MAIN = "visits.Main";

  private static final String COUNTED = "visits/Visits.java";
  private static final String STARTED = "visits/Main.java";

  private Visits() {}

  /** Compiles them, with their main class, into that directory. */
  public static Path compile(Path directory) throws IOException {
    return compile(directory, List.of(), STARTED);
  }

  /** Compiles them into that directory, with other sources that use them and those jars. */
  public static Path compile(Path directory, List<Path> jars, String... others) throws IOException {
    List<String> sources = new ArrayList<>(List.of(others));
    sources.add(COUNTED);
    List<Path> path = new ArrayList<>(jars);
    path.addAll(Jars.all(Count.class));
    return Compiler.compile(directory, path, sources.toArray(String[]::new));
  }

  /** What is printed of visits of that site. */
  public static String printed(String site) {
    return "visited " + site;
  }

  /** What so many visits of each site count, by buffer and key. */
  public static Map<String, Long> totals(Map<String, Integer> sites) {
    Map<String, Long> totals = new TreeMap<>();
    sites.forEach(
        (site, times) -> {
          for (String key : List.of("visits", "visits.by.guest")) {
            totals.merge("default/" + key, (long) times, Long::sum);
          }
          totals.put("default/visits.of." + site, (long) times);
          totals.put("default/visits.from." + site, (long) times);
          totals.merge("default/seconds", 2L * times, Long::sum);
        });
    return totals;
  }
}
