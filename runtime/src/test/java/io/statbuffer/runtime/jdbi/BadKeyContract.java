package io.statbuffer.runtime.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.runtime.StatBuffer;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A key or value that can't be written is reported with its count, and the rest arrives. */
interface BadKeyContract {
  Scene scene();

  @Test
  default void keysThatNoDatabaseStoresAreSetAside() {
    StatBuffer<String> views = scene().standardBuffer();
    views.increment("nul\0", 1);
    views.increment("half \uD83D", 2);
    views.increment("half \uDE00 other", 4);
    views.increment("x".repeat(701), 8);
    views.increment("good", 16);
    views.increment("ß".repeat(700), 32);
    views.flush();
    assertThat(scene().totals(views)).isEqualTo(Map.of("good", 16L, "ß".repeat(700), 32L));
    assertThat(views.setAside()).isEqualTo(15);
    assertThat(views.pending()).isEmpty();
    assertThat(scene().reports())
        .hasSize(4)
        .anySatisfy(report -> assertThat(report).contains("with count 8", "701 characters", "700"))
        .anySatisfy(report -> assertThat(report).contains("with count 1", "NUL"));
  }

  @Test
  default void anOverflowingTotalIsLeftAsItIs() {
    StatBuffer<String> views = scene().standardBuffer();
    for (int i = 0; i < 20; i++) {
      views.increment("full " + i, Long.MAX_VALUE - i);
      views.increment("empty " + i, Long.MIN_VALUE + i);
    }
    views.flush();
    Map<String, Long> expected = new HashMap<>();
    for (int i = 0; i < 20; i++) {
      views.increment("full " + i, 10);
      views.increment("empty " + i, -10);
      views.increment("good " + i, 1);
      expected.put("full " + i, Long.MAX_VALUE - i + (i < 10 ? 0 : 10));
      expected.put("empty " + i, Long.MIN_VALUE + i - (i < 10 ? 0 : 10));
      expected.put("good " + i, 1L);
    }
    views.flush();
    assertThat(scene().totals(views)).isEqualTo(expected);
    assertThat(views.pending()).isEmpty();
    assertThat(scene().reports())
        .hasSize(20)
        .allSatisfy(report -> assertThat(report).contains("set aside key "));
  }

  @Test
  default void theColumnsLengthBoundsTheKey() throws SQLException {
    String table = TestDatabase.newName("short");
    scene()
        .execute(
            "CREATE TABLE "
                + table
                + " (slug VARCHAR(5) NOT NULL PRIMARY KEY, views BIGINT NOT NULL)");
    StatBuffer<String> views =
        scene()
            .buffer(
                JdbiFlushHandler.builder(scene().dataSource())
                    .table(table)
                    .keyColumn("slug")
                    .totalColumn("views")
                    .build());
    views.increment("12345");
    views.increment("123456", 7);
    views.flush();
    assertThat(scene().query("SELECT slug, views FROM " + table)).isEqualTo(Map.of("12345", 1L));
    assertThat(views.setAside()).isEqualTo(7);
  }

  @Test
  default void keysThatCantBeReadAreSetAside() throws SQLException {
    String table = TestDatabase.newName("parts");
    scene()
        .execute(
            "CREATE TABLE "
                + table
                + " (name VARCHAR(20) NOT NULL PRIMARY KEY, total BIGINT NOT NULL)");
    StatBuffer<String> views =
        scene()
            .buffer(
                JdbiFlushHandler.<String>builder(scene().dataSource())
                    .table(table)
                    .bind("name", key -> key.equals("none") ? null : key.substring(0, 3))
                    .build());
    views.increment("abc", 1);
    views.increment("abcdef", 2);
    views.increment("a", 4);
    views.increment("none", 8);
    views.flush();
    assertThat(scene().query("SELECT name, total FROM " + table)).isEqualTo(Map.of("abc", 3L));
    assertThat(views.setAside()).isEqualTo(12);
    assertThat(scene().reports())
        .hasSize(2)
        .anySatisfy(report -> assertThat(report).contains("key a with count 4", "threw"))
        .anySatisfy(report -> assertThat(report).contains("key none with count 8", "is null"));
  }

  @Test
  default void keysWithoutATextAreSetAside() {
    StatBuffer<Object> views = scene().buffer(JdbiFlushHandler.create(scene().dataSource()));
    views.increment(new Unreadable("throws"), 1);
    views.increment(new Unreadable("recurses"), 2);
    views.increment(new Unreadable("null"), 4);
    views.increment("good", 8);
    views.flush();
    assertThat(scene().totals(views)).isEqualTo(Map.of("good", 8L));
    assertThat(views.setAside()).isEqualTo(7);
    assertThat(views.pending()).isEmpty();
    assertThat(scene().reports())
        .hasSize(3)
        .anySatisfy(report -> assertThat(report).contains("count 1", "UnsupportedOperation"))
        .anySatisfy(report -> assertThat(report).contains("count 2", "StackOverflowError"))
        .anySatisfy(report -> assertThat(report).contains("count 4", "returned null"));
  }

  @Test
  default void numbersOfBillionsOfDigitsAreSetAside() throws SQLException {
    String table = TestDatabase.newName("prices");
    scene()
        .execute(
            "CREATE TABLE "
                + table
                + " (price NUMERIC(10, 2) NOT NULL PRIMARY KEY, total BIGINT NOT NULL)");
    StatBuffer<BigDecimal> prices =
        scene()
            .buffer(
                JdbiFlushHandler.<BigDecimal>builder(scene().dataSource())
                    .table(table)
                    .keyColumn("price")
                    .build());
    prices.increment(new BigDecimal("1E2000000000"), 1);
    prices.increment(new BigDecimal("1E-2000000000"), 2);
    prices.increment(new BigDecimal("1.5E3"), 4);
    prices.increment(new BigDecimal("1500.00"), 8);
    prices.flush();
    assertThat(scene().query("SELECT 'total', total FROM " + table)).containsValue(12L).hasSize(1);
    assertThat(prices.setAside()).isEqualTo(3);
    assertThat(prices.pending()).isEmpty();
  }

  /** A key whose text can't be had. */
  record Unreadable(String how) {
    @Override
    @SuppressWarnings("NullAway") // what user classes do all the same
    public String toString() {
      return switch (how) {
        case "throws" -> throw new UnsupportedOperationException(how);
        case "recurses" -> new Unreadable(how).toString();
        default -> null;
      };
    }
  }
}
