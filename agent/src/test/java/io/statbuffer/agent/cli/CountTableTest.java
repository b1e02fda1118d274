package io.statbuffer.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

class CountTableTest {
  private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");

  @Test
  void ratesAreGainsBySeconds() {
    Look first =
        Look.first(NOW, List.of(count("a", 10), count("b", 10), count("c", 10), count("d", 10)));
    List<ShownCount> counts =
        List.of(count("a", 1010), count("b", 13), count("c", 10), count("d", 7), count("e", 50));
    Look next = first.next(NOW, TimeUnit.SECONDS.toNanos(5), counts);
    assertThat(lines(80, next, counts))
        .containsExactly(
            "buffer   key  total  per second  updated",
            "default  a     1010         200",
            "default  b       13         0.6",
            "default  c       10           0",
            "default  d        7        -0.6",
            "default  e       50          10");
  }

  @Test
  void theRateIsThatSinceTheLookBeforeAndNotSinceTheFirst() {
    Look second =
        Look.first(NOW, List.of(count("a", 0)))
            .next(NOW, TimeUnit.SECONDS.toNanos(1), List.of(count("a", 100)));
    List<ShownCount> counts = List.of(count("a", 120));
    assertThat(lines(80, second.next(NOW, TimeUnit.SECONDS.toNanos(1), counts), counts))
        .last()
        .asString()
        .endsWith(" 20");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 100, 200})
  void linesFitTheTerminalWhateverTheNames(int width) {
    List<ShownCount> counts = new ArrayList<>();
    for (int length : IntStream.of(1, 10, 30, 64).toArray()) {
      counts.add(new ShownCount("b".repeat(length), "k".repeat(length * 10), 123, NOW));
    }
    Look look = Look.first(NOW, counts).next(NOW, TimeUnit.SECONDS.toNanos(1), counts);
    assertThat(lines(width, look, counts))
        .allMatch(line -> line.length() <= width)
        .anyMatch(line -> line.length() == width);
  }

  @Test
  void theKeyGivesWayBeforeTheBuffer() {
    List<ShownCount> counts = List.of(new ShownCount("x".repeat(15), "k".repeat(50), 1, null));
    assertThat(lines(60, Look.first(NOW, counts), counts))
        .last()
        .asString()
        .startsWith("x".repeat(15) + "  kkkkkkkkkkkkk…kkkkkkkkkkkkk  ");
  }

  @Test
  void theHeadIsBoldWhereThereAreColours() {
    List<ShownCount> counts = List.of(count("a", 1));
    assertThat(new CountTable(80, "…", Ansi.ON).format(Look.first(NOW, counts), counts))
        .startsWith("\u001B[1mbuffer ");
  }

  private static ShownCount count(String key, long total) {
    return new ShownCount("default", key, total, null);
  }

  private static List<String> lines(int width, Look look, List<ShownCount> counts) {
    return new CountTable(width, "…", Ansi.OFF).format(look, counts).lines().toList();
  }
}
