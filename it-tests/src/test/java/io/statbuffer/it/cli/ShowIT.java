package io.statbuffer.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.RunningJvm;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown of counts that are known to the last digit. */
class ShowIT {
  private static final String FILE = "statbuffer.properties";
  private static final Pattern GAINED =
      Pattern.compile(".*\"seconds\":([0-9.]+),.*\"total\":501,\"perSecond\":([0-9.]+),.*");

  private static String tables = "";

  @TempDir Path directory;
  private CountsDatabase database = CountsDatabase.h2(Path.of(""));

  @BeforeAll
  static void define(@TempDir Path anywhere) throws Exception {
    tables = String.join("\n", new Commands(anywhere).printed("ddl", "h2"));
  }

  @BeforeEach
  void count() throws Exception {
    database = CountsDatabase.h2(directory.resolve("counts"));
    Files.write(directory.resolve(FILE), database.configuration());
    database.execute(tables);
    insert("default", "orders.placed", 1042);
    insert("default", "page.home.views", 55013);
    insert("pages", "home", 7);
  }

  @Test
  void theTableHasTotalsAndLastUpdatesInTheOrderOfTheNames() throws Exception {
    assertThat(commands().printed("show", FILE))
        .containsExactly(
            "buffer   key              total  updated",
            "default  orders.placed     1042  2026-01-02 03:04:05",
            "default  page.home.views  55013  2026-01-02 03:04:05",
            "pages    home                 7  2026-01-02 03:04:05");
  }

  @Test
  void theLargestOfABufferAreShownFirst() throws Exception {
    assertThat(commands().printed("show", FILE, "--buffer=default", "--top=1"))
        .containsExactly(
            "buffer   key              total  updated",
            "default  page.home.views  55013  2026-01-02 03:04:05");
  }

  @Test
  void noKeyIsTooWideForTheTerminalOrMovesItsCursor() throws Exception {
    insert("default", "red \u001B[31m\n\u202E end", 1);
    insert("default", "long-".repeat(30) + "end", 1);
    assertThat(commands().printed("show", FILE))
        .allMatch(line -> line.length() <= 80)
        .anyMatch(line -> line.startsWith("default  red \\u001B[31m\\u000A\\u202E end "))
        .anyMatch(line -> line.matches("default  long-long.*~.*long-end +1  2026.*"));
  }

  @Test
  void jsonIsOneObjectInOneLine() throws Exception {
    database.execute("DELETE FROM stat_counts");
    insert("default", "\"\\\n\u0000\u2028", Long.MAX_VALUE);
    assertThat(commands().printed("show", FILE, "--json"))
        .singleElement()
        .asString()
        .matches("\\{\"at\":\"20\\d\\d-[0-9-]*T[0-9:.]*Z\",\"seconds\":null,\"counts\":\\[.*]}")
        .endsWith(
            "[{\"buffer\":\"default\",\"key\":\"\\\"\\\\\\u000a\\u0000\\u2028\","
                + "\"total\":9223372036854775807,\"perSecond\":null,"
                + "\"updatedAt\":\"2026-01-02T03:04:05Z\"}]}");
  }

  @Test
  void ratesAreThoseSinceTheLastLookUntilTheInputEnds() throws Exception {
    insert("ticks", "tick", 1);
    EndedJvm ended;
    long start = System.nanoTime();
    try (Connection open = database.connect(); // else one would be in the way of the other
        Statement update = open.createStatement();
        RunningJvm watch =
            commands()
                .start("show", FILE, "--watch", "--every=100ms", "--json", "--buffer=ticks")) {
      watch.awaitOutputWith("\"total\":1,\"perSecond\":0.000,");
      update.execute("UPDATE stat_counts SET total = 501 WHERE stat_key = 'tick'");
      watch.awaitOutputWith("\"total\":501,\"perSecond\":");
      ended = watch.end();
    }
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.errors()).isEmpty();
    assertThat(ended.output().get(0)).contains("\"total\":1,\"perSecond\":null,");
    Matcher gained = first(ended.output());
    BigDecimal seconds = new BigDecimal(gained.group(1));
    BigDecimal elapsed = BigDecimal.valueOf(System.nanoTime() - start, 9);
    assertThat(seconds).isBetween(new BigDecimal("0.1"), elapsed);
    assertThat(seconds.multiply(new BigDecimal(gained.group(2))))
        .isBetween(BigDecimal.valueOf(499), BigDecimal.valueOf(501));
  }

  @Test
  void aWatchOfTwoLooksHasRatesInTheSecondTable() throws Exception {
    try (RunningJvm watch =
        commands().start("show", FILE, "--watch=2", "--every=10ms", "--buffer=pages")) {
      assertThat(watch.awaitEnd().output())
          .containsExactly(
              "buffer  key   total  updated",
              "pages   home      7  2026-01-02 03:04:05",
              "",
              "buffer  key   total  per second  updated",
              "pages   home      7           0  2026-01-02 03:04:05");
    }
  }

  @Test
  void aTableWithoutRowsSaysSo() throws Exception {
    database.execute("DELETE FROM stat_counts");
    EndedJvm ended = commands().run("show", FILE);
    assertThat(ended.errors()).containsExactly("statbuffer: there are no counts yet");
    assertThat(ended.exitCode()).isZero();
  }

  @Test
  void aDatabaseWithoutTheTableIsNamed() throws Exception {
    database.execute("DROP TABLE stat_counts");
    Commands.assertFailed(
        commands().run("show", FILE),
        "show failed: nothing was counted into "
            + database.url()
            + " yet: it has no table stat_counts");
  }

  private static Matcher first(List<String> lines) {
    return lines.stream()
        .map(GAINED::matcher)
        .filter(Matcher::matches)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no rate in " + lines));
  }

  private Commands commands() {
    return new Commands(directory);
  }

  private void insert(String buffer, String key, long total) throws SQLException {
    String row = "INSERT INTO stat_counts VALUES (?, ?, ?, TIMESTAMP '2026-01-02 03:04:05+00')";
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(row)) {
      statement.setString(1, buffer);
      statement.setString(2, key);
      statement.setLong(3, total);
      statement.executeUpdate();
    }
  }
}
