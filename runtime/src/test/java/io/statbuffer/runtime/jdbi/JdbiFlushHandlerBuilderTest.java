package io.statbuffer.runtime.jdbi;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JdbiFlushHandlerBuilderTest {
  private final JdbiFlushHandlerBuilder<String> builder =
      JdbiFlushHandler.builder(new UrlDataSource("", "", ""));

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a;drop table b", "a.", ".a", "\"a", "1a", "a\"b\""})
  void aNameMustBeOne(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.table(name))
        .withMessageContaining("'" + name + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a_b$1", "metrics.a", "\"A b\"", "`a b`", "\"x\".y", "größe"})
  void namesMayBeQuotedAndQualified(String name) {
    builder.table(name).keyColumn(name).totalColumn(name).ledgerTable(name).build();
  }

  @Test
  void keyColumnAndBindExcludeEachOther() {
    assertThatIllegalStateException()
        .isThrownBy(() -> builder.keyColumn("slug").bind("day", key -> key).build())
        .withMessageContaining("either keyColumn slug or bind");
  }

  @Test
  void sqlExcludesATable() {
    assertThatIllegalStateException()
        .isThrownBy(() -> builder.table("pages").sql("UPDATE a SET n = n + :count").build())
        .withMessageContaining("sql names its own table");
  }

  @Test
  void sqlMustUseTheCount() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.sql("UPDATE a SET n = n + 1 WHERE id = :key"))
        .withMessageContaining(":count");
  }

  @Test
  void theTimeoutIsPositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.timeout(Duration.ofSeconds(-5)))
        .withMessage("timeout must be positive: PT-5S");
  }

  @Test
  @SuppressWarnings("NullAway") // on purpose
  void aDataSourceIsNeeded() {
    assertThatNullPointerException()
        .isThrownBy(() -> JdbiFlushHandler.builder(null))
        .withMessage("dataSource");
  }
}
