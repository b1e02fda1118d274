package io.statbuffer.runtime.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.statbuffer.runtime.FlushException;
import io.statbuffer.runtime.StatBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What PostgreSQL's own types, schemas and settings do to a flush. */
@ExtendWith(Databases.class)
final class PostgresTypesTest {
  private final PostgresDatabase database;
  private final Scene scene;

  PostgresTypesTest(PostgresDatabase database) {
    this.database = database;
    this.scene = new Scene(database);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private record Sale(long shop, UUID article, LocalDate day, boolean online) {}

  @Test
  void theColumnsOfAKeyMayHaveAnyTypes() throws SQLException {
    scene.execute(
        "CREATE TABLE sales (shop bigserial, article uuid, day date, online boolean,"
            + " n numeric(30) NOT NULL, PRIMARY KEY (shop, article, day, online))");
    StatBuffer<Sale> sales =
        scene.buffer(
            JdbiFlushHandler.builder(database.dataSource())
                .table("sales")
                .bind("shop", Sale::shop)
                .bind("article", Sale::article)
                .bind("day", Sale::day)
                .bind("online", Sale::online)
                .totalColumn("n")
                .build());
    UUID article = UUID.randomUUID();
    LocalDate day = LocalDate.of(2026, 11, 23);
    for (int i = 0; i < 2; i++) {
      sales.increment(new Sale(1, article, day, true), 1);
      sales.increment(new Sale(1, article, day, false), 2);
      sales.increment(new Sale(2, article, day.plusDays(1), true), Long.MAX_VALUE);
      sales.flush();
    }
    assertThat(scene.query("SELECT shop::text || online, n FROM sales WHERE shop = 1"))
        .isEqualTo(Map.of("1true", 2L, "1false", 4L));
    assertThat(scene.query("SELECT (n = 18446744073709551614)::text, 1 FROM sales WHERE shop = 2"))
        .containsKey("true");
  }

  @Test
  void keysThatATypeMakesEqualAreAddedUp() throws SQLException {
    scene.execute(
        "CREATE COLLATION IF NOT EXISTS caseless"
            + " (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
        "CREATE TABLE words (word text COLLATE caseless PRIMARY KEY, total bigint NOT NULL)");
    StatBuffer<String> words =
        scene.buffer(
            JdbiFlushHandler.builder(database.dataSource())
                .table("words")
                .keyColumn("word")
                .build());
    words.increment("Word", 1);
    words.increment("word", 2);
    words.increment("other", 4);
    words.flush();
    assertThat(scene.query("SELECT lower(word), total FROM words"))
        .isEqualTo(Map.of("word", 3L, "other", 4L));
    assertThat(words.setAside()).isZero();
  }

  @Test
  void aTableIsFoundInTheWholeSearchPathAndBySchema() throws SQLException {
    scene.execute("CREATE SCHEMA IF NOT EXISTS first", "CREATE SCHEMA IF NOT EXISTS metrics");
    scene.execute("CREATE TABLE metrics.hits (stat_key text PRIMARY KEY, n bigint)");
    UrlDataSource searching =
        new UrlDataSource(
            PostgresDatabase.url(database.port()) + "&currentSchema=first,metrics",
            "postgres",
            "postgres");
    StatBuffer<String> found =
        scene.buffer(JdbiFlushHandler.builder(searching).table("hits").totalColumn("n").build());
    StatBuffer<String> named =
        scene.buffer(
            JdbiFlushHandler.builder(database.dataSource())
                .table("metrics.hits")
                .totalColumn("n")
                .ledgerTable("metrics.writers")
                .build());
    found.increment("home", 1);
    found.flush();
    named.increment("home", 2);
    named.flush();
    assertThat(scene.query("SELECT stat_key, n FROM metrics.hits")).isEqualTo(Map.of("home", 3L));
    assertThat(scene.query("SELECT writer, batch FROM metrics.writers")).hasSize(1);
  }

  @Test
  void aFlushReadsWhatIsCommittedAndSetsNoIsolationOfTheConnection() throws SQLException {
    Set<Integer> isolations = new TreeSet<>();
    try (Connection pooled = database.dataSource().getConnection()) {
      pooled.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      HookedDataSource watched =
          new HookedDataSource(
              new OneConnection(pooled),
              (connection, method) -> {
                if (method.equals("commit")) {
                  isolations.add(pooled.getTransactionIsolation());
                }
              });
      StatBuffer<String> views = scene.buffer(JdbiFlushHandler.create(watched));
      for (int round = 0; round < 2; round++) { // the second one's statements go as one text
        views.increment("home", 1);
        views.flush();
      }
      assertThat(isolations).containsExactly(Connection.TRANSACTION_READ_COMMITTED);
      assertThat(pooled.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
      assertThat(pooled.getNetworkTimeout()).isZero();
      assertThat(pooled.getAutoCommit()).isTrue();
      assertThat(scene.totals(views)).isEqualTo(Map.of("home", 2L));
    }
  }

  @Test
  void aPartialIndexIsNoKey() throws SQLException {
    scene.execute(
        "CREATE TABLE partial (slug text NOT NULL, views bigint)",
        "CREATE UNIQUE INDEX ON partial (slug) WHERE views > 0");
    StatBuffer<String> views =
        scene.buffer(
            JdbiFlushHandler.builder(database.dataSource())
                .table("partial")
                .keyColumn("slug")
                .totalColumn("views")
                .build());
    views.increment("home");
    assertThatThrownBy(views::flush)
        .isInstanceOf(FlushException.class)
        .hasMessageContaining("unique index on exactly");
  }

  @Test
  void theTablesKeepRoomForNewVersionsOfTheirRows() {
    StatBuffer<String> views = scene.standardBuffer();
    views.increment("home");
    views.flush();
    assertThat(
            scene.query(
                "SELECT relname, substr(reloptions[1], 12)::bigint FROM pg_class"
                    + " WHERE relname IN ('stat_counts', 'stat_writers')"))
        .isEqualTo(Map.of("stat_counts", 70L, "stat_writers", 70L));
  }
}
