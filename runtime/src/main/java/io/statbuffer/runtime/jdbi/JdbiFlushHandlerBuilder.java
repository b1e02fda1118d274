package io.statbuffer.runtime.jdbi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;

/**
 * Describes a {@link JdbiFlushHandler}; see there for examples.
 *
 * <p>Nothing said, or only {@link #table}, means the standard layout {@code (buffer, stat_key,
 * total, updated_at)} that any number of buffers share. {@link #keyColumn}, {@link #bind} or {@link
 * #totalColumn} means a table of the user's own, of which only those columns are touched. Not
 * thread-safe.
 *
 * @param <K> the type of the buffers' keys
 */
public final class JdbiFlushHandlerBuilder<K> {
  private static final Pattern USES_KEY = Pattern.compile("(?<!:):key\\b");
  private static final Pattern USES_COUNT = Pattern.compile("(?<!:):count\\b");

  private final DataSource dataSource;
  private final List<KeyColumn<K>> bound = new ArrayList<>();
  private @Nullable String table;
  private @Nullable String keyColumn;
  private @Nullable String totalColumn;
  private @Nullable String sql;
  private String ledgerTable = Schema.LEDGER_TABLE;
  private boolean createTables = true;
  private Duration timeout = Duration.ofSeconds(30);

  JdbiFlushHandlerBuilder(DataSource dataSource) {
    this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
  }

  /** The table to add to; {@code stat_counts} if not said. */
  public JdbiFlushHandlerBuilder<K> table(String table) {
    this.table = Identifier.check(table);
    return this;
  }

  /** The column of an own table that holds the key; {@code stat_key} if not said. */
  public JdbiFlushHandlerBuilder<K> keyColumn(String column) {
    this.keyColumn = Identifier.check(column);
    return this;
  }

  /** The column of an own table that is added to; {@code total} if not said. */
  public JdbiFlushHandlerBuilder<K> totalColumn(String column) {
    this.totalColumn = Identifier.check(column);
    return this;
  }

  /**
   * One column of a composite key, or one parameter of {@link #sql}, and how its value is read from
   * the key. With a method reference as {@code value} the type of the keys need not be said.
   */
  public <T extends K> JdbiFlushHandlerBuilder<T> bind(
      String column, Function<? super T, ?> value) {
    Identifier.check(column);
    Objects.requireNonNull(value, "value");
    // A builder of a wider type of keys serves those of the narrower, and is used as that from now.
    @SuppressWarnings("unchecked")
    JdbiFlushHandlerBuilder<T> narrowed = (JdbiFlushHandlerBuilder<T>) this;
    narrowed.bound.add(new KeyColumn<>(column, value));
    return narrowed;
  }

  /**
   * A statement that is run for each key instead of adding to a table: with the count as {@code
   * :count}, and the key as {@code :key} or in its parts as {@linkplain #bind bound}. A key for
   * which it changes no row is set aside.
   *
   * @throws IllegalArgumentException if it doesn't use {@code :count}
   */
  public JdbiFlushHandlerBuilder<K> sql(String sql) {
    if (!USES_COUNT.matcher(sql).find()) {
      throw new IllegalArgumentException("sql must use the parameter :count: " + sql);
    }
    this.sql = sql;
    return this;
  }

  /** The table of each writer's last applied batch number; {@code stat_writers} if not said. */
  public JdbiFlushHandlerBuilder<K> ledgerTable(String table) {
    this.ledgerTable = Identifier.check(table);
    return this;
  }

  /**
   * Whether missing tables are created, true if not said. An own table with a composite key isn't,
   * as only its owner knows its types.
   */
  public JdbiFlushHandlerBuilder<K> createTables(boolean createTables) {
    this.createTables = createTables;
    return this;
  }

  /**
   * Bounds each statement, with the wait for other writers that goes before it, and so also the
   * wait for locks that a dead client left; 30 s if not said. Rounded up to whole seconds.
   */
  public JdbiFlushHandlerBuilder<K> timeout(Duration timeout) {
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("timeout must be positive: " + timeout);
    }
    if (timeout.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("timeout must be a day at most: " + timeout);
    }
    this.timeout = timeout;
    return this;
  }

  /**
   * Returns the handler. The database is first asked at the first flush.
   *
   * @throws IllegalStateException if what was said excludes each other
   */
  public JdbiFlushHandler<K> build() {
    if (keyColumn != null && !bound.isEmpty()) {
      throw new IllegalStateException(
          "say either keyColumn " + keyColumn + " or bind, which names all key columns");
    }
    if (sql != null && (table != null || keyColumn != null || totalColumn != null)) {
      throw new IllegalStateException("sql names its own table: leave out table and columns");
    }
    Jdbi jdbi = Jdbi.create(new FlushConnections(dataSource));
    jdbi.getConfig(SqlStatements.class)
        .setTemplateEngine(TemplateEngine.NOP) // else <name> would be replaced
        .setUnusedBindingAllowed(true)
        .setQueryTimeout((int) timeout.plusNanos(999_999_999).toSeconds());
    var options = new Destination.Options<>(layout(), sql, ledgerTable, createTables, timeout);
    return new JdbiFlushHandler<>(jdbi, options, timeout);
  }

  private Layout<K> layout() {
    boolean standard = sql == null && keyColumn == null && totalColumn == null && bound.isEmpty();
    return new Layout<>(
        table != null ? table : Schema.TABLE,
        keys(),
        totalColumn != null ? totalColumn : Schema.TOTAL,
        standard);
  }

  private List<KeyColumn<K>> keys() {
    List<KeyColumn<K>> keys = new ArrayList<>();
    if (sql != null && (bound.isEmpty() || USES_KEY.matcher(sql).find())) {
      keys.add(new KeyColumn<>(OwnSql.KEY, key -> key));
    } else if (bound.isEmpty()) {
      keys.add(new KeyColumn<>(keyColumn != null ? keyColumn : Schema.STAT_KEY, key -> key));
    }
    keys.addAll(bound);
    return keys;
  }
}
