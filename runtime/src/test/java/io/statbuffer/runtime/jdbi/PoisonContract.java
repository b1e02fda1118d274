package io.statbuffer.runtime.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.runtime.Endurance;
import io.statbuffer.runtime.StatBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever is counted together: each count is in its row after one flush, or reported. */
interface PoisonContract {
  Scene scene();

  @Test
  @SuppressWarnings("NullAway") // what users do all the same
  default void hostileKeysArriveByteForByteOrAreSetAsideInOneFlush() {
    StatBuffer<Object> views = scene().buffer(JdbiFlushHandler.create(scene().dataSource()));
    Audit audit = countAll(views);
    views.increment(null, 7);
    views.flush();
    String rows = "stat_counts WHERE buffer = '" + views.name() + "'";
    assertThat(audit.keysSetAside("stat_key", "total", rows))
        .containsAll(HostileKeys.broken())
        .containsAll(HostileKeys.tooLong())
        .doesNotContainAnyElementsOf(HostileKeys.sound(scene().database()));
    assertThat(views.rejected()).isEqualTo(7);
  }

  @Test
  default void hostileKeysArriveByteForByteInAnOwnTable() {
    String table = TestDatabase.newName("hostile");
    StatBuffer<Object> views = pages(table);
    Audit audit = countAll(views);
    views.flush();
    assertThat(audit.keysSetAside("slug", "views", table))
        .containsAll(HostileKeys.broken())
        .doesNotContainAnyElementsOf(HostileKeys.sound(scene().database()));
  }

  @Test
  default void hostileKeysAreFoundByteForByteByOwnSql() {
    String table = TestDatabase.newName("hostile");
    StatBuffer<Object> rows = pages(table);
    HostileKeys.sound(scene().database()).forEach(rows::increment);
    rows.flush();
    StatBuffer<Object> views =
        scene()
            .buffer(
                JdbiFlushHandler.builder(scene().dataSource())
                    .sql("UPDATE " + table + " SET views = views - 1 + :count WHERE slug = :text")
                    .bind("text", Object::toString)
                    .build());
    Audit audit = countAll(views);
    views.flush();
    assertThat(audit.keysSetAside("slug", "views", table))
        .containsAll(HostileKeys.broken())
        .containsAll(HostileKeys.tooLong())
        .containsAll(HostileKeys.large())
        .doesNotContainAnyElementsOf(HostileKeys.sound(scene().database()));
  }

  private Audit countAll(StatBuffer<Object> views) {
    Audit audit = new Audit(scene(), views);
    audit.count(HostileKeys.broken());
    audit.count(HostileKeys.tooLong());
    audit.count(HostileKeys.sound(scene().database()));
    audit.count(HostileKeys.large());
    return audit;
  }

  private StatBuffer<Object> pages(String table) {
    return scene()
        .buffer(
            JdbiFlushHandler.builder(scene().dataSource())
                .table(table)
                .keyColumn("slug")
                .totalColumn("views")
                .build());
  }

  @Test
  default void hostileAmountsArriveOrAreSetAside() {
    StatBuffer<String> stock = scene().standardBuffer();
    stock.increment("nearly full", Long.MAX_VALUE - 3);
    stock.increment("to the brim", Long.MAX_VALUE - 3);
    stock.increment("nearly empty", Long.MIN_VALUE + 3);
    stock.flush();
    stock.increment("nearly full", 10);
    stock.increment("to the brim", 3);
    stock.increment("nearly empty", -11);
    stock.increment("zero", 0);
    stock.increment("there and back", 5);
    stock.increment("there and back", -5);
    stock.increment("minus", -1);
    stock.increment("sum below zero", 3);
    stock.increment("sum below zero", -10);
    stock.increment("least", Long.MIN_VALUE);
    stock.increment("most", Long.MAX_VALUE);
    stock.increment("both", Long.MIN_VALUE);
    stock.increment("both", Long.MAX_VALUE);
    stock.increment("most twice", Long.MAX_VALUE);
    stock.increment("most twice", Long.MAX_VALUE);
    stock.increment("least twice", Long.MIN_VALUE);
    stock.increment("least twice", Long.MIN_VALUE);
    stock.increment("good", 1);
    stock.flush();
    Map<String, Long> expected = new HashMap<>();
    expected.put("nearly full", Long.MAX_VALUE - 3);
    expected.put("to the brim", Long.MAX_VALUE);
    expected.put("nearly empty", Long.MIN_VALUE + 3);
    expected.put("minus", -1L);
    expected.put("sum below zero", -7L);
    expected.put("least", Long.MIN_VALUE);
    expected.put("most", Long.MAX_VALUE);
    expected.put("both", -1L);
    expected.put("most twice", Long.MAX_VALUE);
    expected.put("least twice", Long.MIN_VALUE);
    expected.put("good", 1L);
    assertThat(scene().totals(stock)).isEqualTo(expected);
    assertThat(Audit.amountsSetAside(scene().reports()))
        .containsExactlyInAnyOrder(10L, -11L, Long.MAX_VALUE, Long.MIN_VALUE);
    assertThat(scene().reports())
        .anySatisfy(report -> assertThat(report).contains("key most twice with count 92233"))
        .anySatisfy(report -> assertThat(report).contains("key nearly empty with count -11:"));
    assertThat(stock.pending()).isEmpty();
  }

  /** More keys than most take in one statement. */
  @Test
  default void aFewPoisonedRowsAmongManyStatementsStayOutAlone() throws SQLException {
    assertThatRowsPastTheCheckStayOut(Endurance.either(3_000, 12_000), 157);
  }

  /** As many tries as it takes to find them, none of which may be one of too many. */
  @Test
  default void thousandsOfPoisonedRowsHoldUpNothing() throws SQLException {
    assertThatRowsPastTheCheckStayOut(Endurance.either(3_000, 10_000), 2);
  }

  private void assertThatRowsPastTheCheckStayOut(int keys, int everySo) throws SQLException {
    String table = TestDatabase.newName("poisoned");
    scene()
        .execute(
            "CREATE TABLE "
                + table
                + " (slug VARCHAR(20) NOT NULL PRIMARY KEY,"
                + " views BIGINT NOT NULL CHECK (views < 1000000))");
    StatBuffer<Object> views = pages(table);
    Map<String, Long> expected = new HashMap<>();
    List<Long> refused = new ArrayList<>();
    for (int i = 0; i < keys; i++) {
      boolean poisoned = i % everySo == 0;
      long amount = poisoned ? 1_000_000 + i : i;
      views.increment("key " + i, amount);
      if (poisoned) {
        refused.add(amount);
      } else {
        expected.put("key " + i, amount);
      }
    }
    views.flush();
    assertThat(scene().query("SELECT slug, views FROM " + table)).isEqualTo(expected);
    assertThat(Audit.amountsSetAside(scene().reports()))
        .containsExactlyInAnyOrderElementsOf(refused);
    assertThat(views.pending()).isEmpty();
  }
}
