package io.statbuffer.runtime.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.statbuffer.runtime.FlushException;
import io.statbuffer.runtime.StatBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Which tables are made, and which are refused until they are right. */
interface TableContract {
  Scene scene();

  @Test
  default void aTableWithoutTheColumnsIsRefusedByName() throws SQLException {
    String table = TestDatabase.newName("wrong");
    scene()
        .execute("CREATE TABLE " + table + " (slug VARCHAR(20) NOT NULL PRIMARY KEY, hits BIGINT)");
    StatBuffer<String> views = scene().buffer(pages(table));
    views.increment("home");
    assertThatThrownBy(views::flush)
        .isInstanceOf(FlushException.class)
        .hasMessageContainingAll("no column views", "it has")
        .hasMessageMatching("(?is).*it has slug, hits.*");
    scene().execute("ALTER TABLE " + table + " ADD COLUMN views BIGINT");
    views.flush();
    assertThat(scene().query("SELECT slug, views FROM " + table)).isEqualTo(Map.of("home", 1L));
  }

  @Test
  default void aTableWithoutAUniqueKeyIsRefused() throws SQLException {
    String table = TestDatabase.newName("keyless");
    scene()
        .execute(
            "CREATE TABLE "
                + table
                + " (slug VARCHAR(20) NOT NULL, site BIGINT NOT NULL, views BIGINT,"
                + " PRIMARY KEY (slug, site))");
    StatBuffer<String> views = scene().buffer(pages(table));
    views.increment("home");
    assertThatThrownBy(views::flush)
        .isInstanceOf(FlushException.class)
        .hasMessageContaining("unique index on exactly (");
    assertThat(scene().query("SELECT slug, views FROM " + table)).isEmpty();
  }

  @Test
  default void aUniqueIndexIsAsGoodAsAPrimaryKey() throws SQLException {
    String table = TestDatabase.newName("indexed");
    scene()
        .execute(
            "CREATE TABLE " + table + " (id INTEGER, slug VARCHAR(20) NOT NULL, views BIGINT)",
            "CREATE UNIQUE INDEX " + table + "_slug ON " + table + " (slug)",
            "INSERT INTO " + table + " VALUES (1, 'home', 1)");
    StatBuffer<String> views = scene().buffer(pages(table));
    views.increment("home");
    views.flush();
    assertThat(scene().query("SELECT slug, views FROM " + table)).isEqualTo(Map.of("home", 2L));
  }

  @Test
  default void aTableThatWantsMoreThanTheCountIsRefused() throws SQLException {
    String table = TestDatabase.newName("demanding");
    scene()
        .execute(
            "CREATE TABLE "
                + table
                + " (slug VARCHAR(20) NOT NULL PRIMARY KEY, views BIGINT,"
                + " title VARCHAR(20) NOT NULL, site VARCHAR(20) DEFAULT 'main' NOT NULL)");
    StatBuffer<String> views = scene().buffer(pages(table));
    views.increment("home");
    assertThatThrownBy(views::flush)
        .isInstanceOf(FlushException.class)
        .hasMessageMatching("(?is).*wants a value for title in new rows.*");
    assertThat(views.pending()).isEqualTo(Map.of("home", 1L));
  }

  @Test
  default void aTotalThatWouldRoundIsRefused() throws SQLException {
    String table = TestDatabase.newName("rounding");
    scene()
        .execute(
            "CREATE TABLE "
                + table
                + " (slug VARCHAR(20) NOT NULL PRIMARY KEY, views DOUBLE PRECISION)");
    StatBuffer<String> views = scene().buffer(pages(table));
    views.increment("home");
    assertThatThrownBy(views::flush).hasMessageContaining("integer or decimal");
  }

  @Test
  default void aCompositeTableMustExist() {
    StatBuffer<Usage> usage =
        scene()
            .buffer(
                JdbiFlushHandler.builder(scene().dataSource())
                    .table("nowhere")
                    .bind("tenant_id", Usage::tenant)
                    .bind("day", Usage::day)
                    .build());
    usage.increment(Usage.of("acme", "2026-11-23"));
    assertThatThrownBy(usage::flush)
        .isInstanceOf(FlushException.class)
        .hasMessageMatching("(?is).*table .nowhere. can't be read.*");
  }

  @Test
  default void tablesAreNotCreatedWhereThatIsSwitchedOff() {
    String table = TestDatabase.newName("absent");
    StatBuffer<String> views =
        scene()
            .buffer(
                JdbiFlushHandler.builder(scene().dataSource())
                    .table(table)
                    .createTables(false)
                    .build());
    views.increment("home");
    assertThatThrownBy(views::flush).isInstanceOf(FlushException.class);
    assertThatThrownBy(() -> scene().query("SELECT * FROM " + table)).isInstanceOf(Exception.class);
  }

  @Test
  default void tablesMadeByThePrintedStatementsAreTaken() throws SQLException {
    String table = TestDatabase.newName("printed");
    String ledger = TestDatabase.newName("printed_ledger");
    String dialect = scene().database().dialect();
    scene().execute(Schema.ddl(dialect, table, ledger).toArray(String[]::new));
    StatBuffer<String> views =
        scene()
            .buffer(
                JdbiFlushHandler.builder(scene().dataSource())
                    .table(table)
                    .ledgerTable(ledger)
                    .createTables(false)
                    .build());
    views.increment("home");
    views.flush();
    assertThat(scene().totals(table, views)).isEqualTo(Map.of("home", 1L));
  }

  @Test
  default void tablesCreatedByManyAtOnceAreCreatedOnce() throws Exception {
    int writers = 4;
    String table = TestDatabase.newName("raced");
    String ledger = TestDatabase.newName("raced_ledger");
    String name = TestDatabase.newName("buffer");
    CyclicBarrier start = new CyclicBarrier(writers);
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      StatBuffer<String> views =
          scene()
              .buffer(
                  name,
                  JdbiFlushHandler.builder(scene().dataSource())
                      .table(table)
                      .ledgerTable(ledger)
                      .build());
      views.increment("home");
      running.add(
          threads.submit(
              () -> {
                start.await();
                Scene.flushUntilSettled(views);
                return null;
              }));
    }
    for (Future<?> one : running) {
      one.get();
    }
    threads.shutdown();
    assertThat(scene().query("SELECT stat_key, total FROM " + table)).isEqualTo(Map.of("home", 4L));
    assertThat(scene().query("SELECT writer, batch FROM " + ledger)).hasSize(writers);
  }

  @Test
  default void connectionsMayComeWithAutocommitOff() {
    UrlDataSource withoutAutocommit =
        new UrlDataSource("", "", "") {
          @Override
          public Connection getConnection() throws SQLException {
            Connection connection = scene().dataSource().getConnection();
            connection.setAutoCommit(false);
            return connection;
          }
        };
    String table = TestDatabase.newName("manual");
    StatBuffer<String> views =
        scene().buffer(JdbiFlushHandler.<String>builder(withoutAutocommit).table(table).build());
    views.increment("home", 2);
    views.flush();
    views.increment("home", 3);
    views.flush();
    assertThat(scene().totals(table, views)).isEqualTo(Map.of("home", 5L));
  }

  private JdbiFlushHandler<Object> pages(String table) {
    return JdbiFlushHandler.builder(scene().dataSource())
        .table(table)
        .keyColumn("slug")
        .totalColumn("views")
        .build();
  }
}
