package io.statbuffer.agent.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** The counts in aligned columns; names are shortened so that a line fits the terminal. */
final class CountTable implements LookFormat {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private static final BigDecimal SMALL = BigDecimal.TEN;

  private final int width;
  private final String ellipsis;
  private final Ansi ansi;

  /**
   * Makes tables of that width.
   *
   * @param ellipsis stands where a name was shortened
   * @param ansi whether the head is bold
   */
  CountTable(int width, String ellipsis, Ansi ansi) {
    this.width = width;
    this.ellipsis = ellipsis;
    this.ansi = ansi;
  }

  @Override
  public String format(Look look, List<ShownCount> shown) {
    List<TableColumn> columns = new ArrayList<>();
    columns.add(TableColumn.ofText("buffer", shown, ShownCount::buffer));
    columns.add(TableColumn.ofText("key", shown, ShownCount::key));
    columns.add(TableColumn.ofNumbers("total", shown, count -> Long.toString(count.total())));
    if (look.seconds() != null) {
      columns.add(TableColumn.ofNumbers("per second", shown, count -> rate(look.rate(count))));
    }
    columns.add(TableColumn.ofText("updated", shown, count -> time(count.updatedAt())));
    fit(columns);
    List<String> lines = new ArrayList<>();
    for (int line = 0; line <= shown.size(); line++) {
      int row = line;
      String text =
          columns.stream()
              .map(column -> column.line(row))
              .collect(Collectors.joining(TableColumn.GAP))
              .stripTrailing();
      lines.add(line == 0 ? ansi.string("@|bold " + text + "|@") : text);
    }
    return String.join(System.lineSeparator(), lines);
  }

  /** First the key gives way, down to half of what there is for both names, then the buffer. */
  private void fit(List<TableColumn> columns) {
    int others = (columns.size() - 1) * TableColumn.GAP.length();
    for (TableColumn column : columns.subList(2, columns.size())) {
      others += column.width();
    }
    int room = Math.max(width - others, 2 * TableColumn.NARROWEST);
    TableColumn buffer = columns.get(0);
    TableColumn key = columns.get(1);
    int ofBuffer = Math.min(buffer.width(), Math.max(room / 2, room - key.width()));
    columns.set(0, buffer.shortened(ofBuffer, ellipsis));
    columns.set(1, key.shortened(room - ofBuffer, ellipsis));
  }

  private static String rate(@Nullable BigDecimal rate) {
    if (rate == null) {
      return "";
    }
    boolean small = rate.signum() != 0 && rate.abs().compareTo(SMALL) < 0;
    return rate.setScale(small ? 1 : 0, RoundingMode.HALF_UP).toPlainString();
  }

  private static String time(@Nullable Instant instant) {
    return instant == null ? "" : SECONDS.format(instant);
  }
}
