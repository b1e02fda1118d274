package io.statbuffer.agent.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param cells its head and what stands below, all printable
 */
record TableColumn(List<String> cells, boolean rightAligned) {
  static final String GAP = "  ";
  static final int NARROWEST = 6;

  static TableColumn ofText(
      String head, List<ShownCount> counts, Function<ShownCount, String> text) {
    return of(head, counts, text, false);
  }

  static TableColumn ofNumbers(
      String head, List<ShownCount> counts, Function<ShownCount, String> number) {
    return of(head, counts, number, true);
  }

  private static TableColumn of(
      String head,
      List<ShownCount> counts,
      Function<ShownCount, String> text,
      boolean rightAligned) {
    List<String> cells = new ArrayList<>(List.of(head));
    counts.forEach(count -> cells.add(PrintedText.of(text.apply(count))));
    return new TableColumn(cells, rightAligned);
  }

  int width() {
    return cells.stream().mapToInt(PrintedText::width).max().orElse(0);
  }

  TableColumn shortened(int width, String ellipsis) {
    return new TableColumn(
        cells.stream().map(cell -> PrintedText.shortened(cell, width, ellipsis)).toList(),
        rightAligned);
  }

  /** Its part of a line, as wide as the column. */
  String line(int row) {
    String cell = cells.get(row);
    String padding = " ".repeat(width() - PrintedText.width(cell));
    return rightAligned ? padding + cell : cell + padding;
  }
}
