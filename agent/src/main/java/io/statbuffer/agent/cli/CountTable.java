package io.statbuffer.agent.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The counts in aligned columns, with rates if earlier ones are known. */
final class CountTable {
  private static final int TOTAL = 2;
  private static final int RATE = 4;

  private CountTable() {}

  static String format(
      List<ShownCount> counts, @Nullable List<ShownCount> earlier, double seconds) {
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("buffer", "key", "total", "updated_at"));
    if (earlier != null) {
      head.add("per second");
    }
    lines.add(head);
    Map<List<String>, Long> before =
        earlier == null
            ? Map.of()
            : earlier.stream().collect(Collectors.toMap(CountTable::id, ShownCount::total));
    for (ShownCount count : counts) {
      List<String> line =
          new ArrayList<>(
              List.of(
                  count.buffer(),
                  count.key(),
                  Long.toString(count.total()),
                  count.updatedAt() == null ? "" : count.updatedAt()));
      if (earlier != null) {
        long gained = count.total() - before.getOrDefault(id(count), 0L);
        line.add(Long.toString(Math.round(gained / seconds)));
      }
      lines.add(line);
    }
    return align(lines);
  }

  private static List<String> id(ShownCount count) {
    return List.of(count.buffer(), count.key());
  }

  private static String align(List<List<String>> lines) {
    int columns = lines.get(0).size();
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    Function<List<String>, String> aligned =
        line -> {
          StringBuilder text = new StringBuilder();
          for (int i = 0; i < columns; i++) {
            String padding = " ".repeat(widths[i] - line.get(i).length());
            boolean number = i == TOTAL || i == RATE;
            text.append(i == 0 ? "" : "  ")
                .append(number ? padding + line.get(i) : line.get(i) + padding);
          }
          return text.toString().stripTrailing();
        };
    return lines.stream().map(aligned).collect(Collectors.joining(System.lineSeparator()));
  }
}
