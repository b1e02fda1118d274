package io.statbuffer.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.database.Databases;
import io.statbuffer.it.database.OnEachServer;
import io.statbuffer.it.database.Servers;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is shown of real servers, whose tables {@code ddl} defines. */
@ExtendWith(Servers.class)
class ShownServerIT {
  private static final Pattern UPDATED = Pattern.compile("\"updatedAt\":\"([^\"]*)\"");

  @TempDir Path directory;

  @OnEachServer
  void theLastUpdateIsTheSameInstantInEveryTimeZone(Databases kind) throws Exception {
    CountsDatabase database = kind.create(directory);
    Files.write(directory.resolve("server"), database.configuration());
    for (String statement : ddl(kind).split(";", -1)) {
      if (!statement.isBlank()) {
        database.execute(statement);
      }
    }
    Instant before = Instant.now();
    database.execute("INSERT INTO stat_counts VALUES ('b', 'k', 5, CURRENT_TIMESTAMP)");
    Instant after = Instant.now();

    ForkedJvm elsewhere = new Commands(directory).jvm().option("-Duser.timezone=Pacific/Apia");
    String driver = database.driver().toString();
    var shown = Commands.run(elsewhere, "show", "server", "--json", "--driver", driver);

    assertThat(shown.errors()).isEmpty();
    assertThat(shown.output()).singleElement().asString().contains("\"key\":\"k\",\"total\":5,");
    Matcher updated = UPDATED.matcher(shown.output().get(0));
    assertThat(updated.find()).isTrue();
    assertThat(Instant.parse(updated.group(1)))
        .isBetween(before.minus(Duration.ofSeconds(1)), after.plus(Duration.ofSeconds(1)));
  }

  @OnEachServer
  void whatIsMissingIsNamed(Databases kind) throws Exception {
    CountsDatabase database = kind.create(directory);
    Files.write(directory.resolve("server"), database.configuration());
    Commands commands = new Commands(directory);
    EndedJvm noTable = commands.run("show", "server", "--driver", database.driver().toString());
    assertFailed(noTable, "nothing was counted into jdbc:", " yet: it has no table stat_counts");
    EndedJvm noDriver = commands.run("show", "server");
    assertFailed(noDriver, "no driver for jdbc:", "; set jdbc.driver.path to the driver's jar if");
  }

  /** The URL between them may have a part that is masked, as the password is one of its words. */
  private static void assertFailed(EndedJvm ended, String beginning, String end) {
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).isEmpty();
    assertThat(ended.errors())
        .singleElement()
        .asString()
        .startsWith("statbuffer: show failed: " + beginning)
        .contains(end);
  }

  private String ddl(Databases kind) throws Exception {
    String dialect = kind.name().toLowerCase(Locale.ROOT);
    return String.join("\n", new Commands(directory).printed("ddl", dialect));
  }
}
