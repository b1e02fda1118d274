package io.statbuffer.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.database.CountsDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The definition of the tables. */
class DdlIT {
  @TempDir Path directory;

  @Test
  void itIsAScriptThatMakesTheTables() throws Exception {
    CountsDatabase database = CountsDatabase.h2(directory.resolve("counts"));
    for (String statement : ddl("h2", "--table", "shop_counts").split(";", -1)) {
      if (!statement.isBlank()) {
        database.execute(statement);
      }
    }
    database.execute("INSERT INTO shop_counts VALUES ('b', 'k', 1, CURRENT_TIMESTAMP)");
    database.execute("INSERT INTO stat_writers VALUES ('w', 1, CURRENT_TIMESTAMP)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mariadb", "mysql", "h2", "sqlite", "portable"})
  void eachDialectHasBothTables(String dialect) throws Exception {
    assertThat(ddl(dialect)).contains("stat_counts (", "stat_writers (");
  }

  @Test
  void withoutADialectItIsThatOfTheConfiguredDatabase() throws Exception {
    Commands commands = new Commands(directory);
    assertThat(
            Commands.run(
                    commands.jvm().environment("STATBUFFER_JDBC_URL", "jdbc:postgresql://db/app"),
                    "ddl")
                .output())
        .isEqualTo(commands.printed("ddl", "postgresql"))
        .isNotEqualTo(commands.printed("ddl"));
  }

  private String ddl(String... arguments) throws Exception {
    String[] all = new String[arguments.length + 1];
    all[0] = "ddl";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    List<String> lines = new Commands(directory).printed(all);
    return String.join("\n", lines);
  }
}
