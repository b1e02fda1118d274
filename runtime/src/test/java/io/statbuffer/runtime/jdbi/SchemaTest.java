package io.statbuffer.runtime.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SchemaTest {
  @Test
  void theDialectsAreNamed() {
    assertThat(Schema.dialects())
        .containsExactly("postgresql", "mariadb", "mysql", "h2", "sqlite", "portable");
  }

  @Test
  void postgresqlsTables() {
    assertThat(Schema.ddl("PostgreSQL", "stat_counts"))
        .containsExactly(
            """
            CREATE TABLE IF NOT EXISTS stat_counts (
              buffer VARCHAR(64) COLLATE "C" NOT NULL,
              stat_key VARCHAR(700) COLLATE "C" NOT NULL,
              total BIGINT NOT NULL,
              updated_at TIMESTAMPTZ NOT NULL,
              PRIMARY KEY (buffer, stat_key)
            ) WITH (fillfactor = 70)""",
            """
            CREATE TABLE IF NOT EXISTS stat_writers (
              writer VARCHAR(36) COLLATE "C" NOT NULL,
              batch BIGINT NOT NULL,
              updated_at TIMESTAMPTZ NOT NULL,
              PRIMARY KEY (writer)
            ) WITH (fillfactor = 70)""");
  }

  @Test
  void anUnknownDialectIsRefusedWithThoseThatThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schema.ddl("oracle", "stat_counts"))
        .withMessage(
            "dialect must be one of [postgresql, mariadb, mysql, h2, sqlite, portable]: oracle");
  }

  @Test
  void aTablesNameIsChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schema.ddl("h2", "a; DROP TABLE b"))
        .withMessageContaining("'a; DROP TABLE b'");
  }

  /** MySQL's driver calls MariaDB MySQL, too. */
  @ParameterizedTest
  @CsvSource({
    "PostgreSQL, 18.6, POSTGRESQL",
    "MariaDB, 11.4.5-MariaDB, MARIADB",
    "MySQL, 11.4.5-MariaDB-1:11, MARIADB",
    "MySQL, 9.1.0, MYSQL",
    "H2, 2.5.252, H2",
    "SQLite, 3.50.3, SQLITE",
    "Apache Derby, 10.16.1.1, PORTABLE",
    "Microsoft SQL Server, 16, PORTABLE"
  })
  void aDatabaseIsKnownByWhatItCallsItself(String product, String version, Dialect dialect) {
    assertThat(Dialect.of(product, version)).isEqualTo(dialect);
  }
}
