package io.statbuffer.runtime.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.runtime.StatBuffer;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The user's own statement. */
interface OwnSqlContract {
  Scene scene();

  @Test
  default void ownSqlUpdatesRowsAndMissingOnesAreSetAside() throws SQLException {
    String table = TestDatabase.newName("articles");
    scene()
        .execute(
            "CREATE TABLE " + table + " (id BIGINT NOT NULL PRIMARY KEY, views BIGINT NOT NULL)",
            "INSERT INTO " + table + " VALUES (1, 10)",
            "INSERT INTO " + table + " VALUES (2, 20)");
    StatBuffer<Long> views =
        scene()
            .buffer(
                JdbiFlushHandler.<Long>builder(scene().dataSource())
                    .sql("UPDATE " + table + " SET views = views + :count WHERE id = :key")
                    .build());
    views.increment(1L, 1);
    views.increment(2L, 2);
    views.increment(3L, 4);
    views.flush();
    views.increment(4L, 8);
    views.flush();
    assertThat(scene().query("SELECT id, views FROM " + table))
        .isEqualTo(Map.of("1", 11L, "2", 22L));
    assertThat(views.setAside()).isEqualTo(12);
    assertThat(scene().reports())
        .hasSize(2)
        .allSatisfy(report -> assertThat(report).contains("no row"));
  }

  @Test
  default void ownSqlTakesBoundParametersAndSetsAsideWhatItsTableRefuses() throws SQLException {
    String table = TestDatabase.newName("usages");
    scene()
        .execute(
            "CREATE TABLE "
                + table
                + " (tenant VARCHAR(20) NOT NULL PRIMARY KEY, n BIGINT CHECK (n < 100))",
            "INSERT INTO " + table + " VALUES ('acme', 1)",
            "INSERT INTO " + table + " VALUES ('full', 99)",
            "INSERT INTO " + table + " VALUES ('zoo', 2)");
    StatBuffer<Usage> usage =
        scene()
            .buffer(
                JdbiFlushHandler.builder(scene().dataSource())
                    .sql(
                        "UPDATE "
                            + table
                            + " SET n = n + :count WHERE tenant = :tenant AND n < 1000 AND n > 0")
                    .bind("tenant", Usage::tenant)
                    .build());
    usage.increment(Usage.of("acme", "2026-11-23"), 10);
    usage.increment(Usage.of("acme", "2026-11-24"), 10);
    usage.increment(Usage.of("full", "2026-11-23"), 5);
    usage.increment(Usage.of("zoo", "2026-11-23"), 10);
    usage.flush();
    assertThat(scene().query("SELECT tenant, n FROM " + table))
        .isEqualTo(Map.of("acme", 21L, "full", 99L, "zoo", 12L));
    assertThat(usage.setAside()).isEqualTo(5);
  }
}
