package io.statbuffer.it.fork;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The counts that a buffer reported by key, in lines like {@code not written: [a=1, b=2]}. */
public final class ReportedCounts {
  private static final Pattern COUNT = Pattern.compile("([^\\[,= ]+)=(-?\\d+)[,\\]]");

  private ReportedCounts() {}

  /** Adds up the counts of all lines with that text, by buffer and key. */
  public static Map<String, Long> of(List<String> lines, String buffer, String text) {
    Map<String, Long> counts = new TreeMap<>();
    for (String line : lines) {
      int start = line.indexOf("buffer " + buffer + " " + text + ": [");
      if (start >= 0) {
        Matcher matcher = COUNT.matcher(line);
        matcher.region(start, line.length());
        while (matcher.find()) {
          counts.merge(
              buffer + "/" + matcher.group(1), Long.parseLong(matcher.group(2)), Long::sum);
        }
      }
    }
    return counts;
  }

  /** The sums of both, by buffer and key. */
  public static Map<String, Long> sum(Map<String, Long> rows, Map<String, Long> reported) {
    Map<String, Long> sums = new TreeMap<>(rows);
    reported.forEach((key, count) -> sums.merge(key, count, Long::sum));
    return sums;
  }
}
