package io.statbuffer.runtime.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.runtime.StatBuffer;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tables of the user's own, of which only the key and the total are touched. */
interface OwnTableContract {
  Scene scene();

  @Test
  default void anOwnTableWithATextKeyIsCreated() {
    String table = TestDatabase.newName("pages");
    StatBuffer<String> views =
        scene()
            .buffer(
                JdbiFlushHandler.builder(scene().dataSource())
                    .table(table)
                    .keyColumn("slug")
                    .totalColumn("views")
                    .build());
    for (int i = 0; i < 2; i++) {
      views.increment("home", 3);
      views.increment("Home", 1);
      views.flush();
    }
    assertThat(scene().query("SELECT slug, views FROM " + table))
        .isEqualTo(Map.of("home", 6L, "Home", 2L));
  }

  @Test
  default void anOwnTableKeepsItsOtherColumnsAndItsNumbers() throws SQLException {
    String table = TestDatabase.newName("articles");
    scene()
        .execute(
            "CREATE TABLE "
                + table
                + " (id BIGINT NOT NULL PRIMARY KEY, title VARCHAR(20), views BIGINT)",
            "INSERT INTO " + table + " VALUES (1, 'one', 10)",
            "INSERT INTO " + table + " VALUES (2, 'two', NULL)");
    StatBuffer<Long> views =
        scene()
            .buffer(
                JdbiFlushHandler.<Long>builder(scene().dataSource())
                    .table(table)
                    .keyColumn("ID")
                    .totalColumn("Views")
                    .build());
    views.increment(1L, 5);
    views.increment(2L, 6);
    views.increment(3L, 7);
    views.flush();
    assertThat(scene().query("SELECT id, views FROM " + table))
        .isEqualTo(Map.of("1", 15L, "2", 6L, "3", 7L));
    assertThat(scene().query("SELECT title, id FROM " + table + " WHERE id < 3"))
        .isEqualTo(Map.of("one", 1L, "two", 2L));
  }

  @Test
  default void aKeyMayHaveManyColumnsAndKeywordsForNames() throws SQLException {
    String table = scene().database().quoted(TestDatabase.newName("usage"));
    String day = scene().database().quoted("day");
    scene()
        .execute(
            "CREATE TABLE "
                + table
                + " (tenant_id VARCHAR(20) NOT NULL, "
                + day
                + " DATE NOT NULL, n BIGINT NOT NULL, PRIMARY KEY ("
                + day
                + ", tenant_id))");
    StatBuffer<Usage> usage =
        scene()
            .buffer(
                JdbiFlushHandler.builder(scene().dataSource())
                    .table(table)
                    .bind("tenant_id", Usage::tenant)
                    .bind("day", Usage::day)
                    .totalColumn("n")
                    .build());
    for (int i = 0; i < 2; i++) {
      usage.increment(Usage.of("acme", "2026-11-23"), 1);
      usage.increment(Usage.of("acme", "2026-11-24"), 2);
      usage.increment(Usage.of("zoo", "2026-11-23"), 4);
      usage.flush();
    }
    assertThat(scene().query("SELECT tenant_id, SUM(n) FROM " + table + " GROUP BY tenant_id"))
        .isEqualTo(Map.of("acme", 6L, "zoo", 8L));
    assertThat(scene().query("SELECT 'rows', COUNT(*) FROM " + table)).containsValue(3L);
  }

  @Test
  default void keysThatAreOneInTheTableAreAddedUp() {
    StatBuffer<Object> views = scene().buffer(JdbiFlushHandler.create(scene().dataSource()));
    views.increment(1, 1);
    views.increment(1L, 2);
    views.increment("1", 4);
    views.flush();
    assertThat(scene().totals(views)).isEqualTo(Map.of("1", 7L));
  }

  @Test
  default void theHandlersOfTheDesignCompileAndBuild() {
    var dataSource = scene().dataSource();
    StatBuffer<String> pages =
        scene()
            .buffer(
                JdbiFlushHandler.builder(dataSource)
                    .table("pages")
                    .keyColumn("slug")
                    .totalColumn("views")
                    .build());
    StatBuffer<Usage> witnessed =
        scene()
            .buffer(
                JdbiFlushHandler.<Usage>builder(dataSource)
                    .table("usages")
                    .bind("tenant_id", Usage::tenant)
                    .bind("day", usage -> usage.day())
                    .totalColumn("n")
                    .build());
    assertThat(pages.isStarted()).isTrue();
    assertThat(witnessed.isStarted()).isTrue();
  }
}
