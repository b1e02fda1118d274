package io.statbuffer.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CountJsonTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private final CountJson json = new CountJson();

  @Test
  void theFirstLookHasNoRates() {
    List<ShownCount> counts = List.of(new ShownCount("b", "k", Long.MAX_VALUE, NOON));
    assertThat(json.format(Look.first(NOON, counts), counts))
        .isEqualTo(
            "{\"at\":\"2026-01-02T12:00:00Z\",\"seconds\":null,\"counts\":[{\"buffer\":\"b\","
                + "\"key\":\"k\",\"total\":9223372036854775807,\"perSecond\":null,"
                + "\"updatedAt\":\"2026-01-02T12:00:00Z\"}]}");
  }

  @Test
  void theNextOneHasThemEvenIfATotalCrossesAllNumbers() {
    Look first = Look.first(NOON, List.of(new ShownCount("b", "k", Long.MIN_VALUE, null)));
    List<ShownCount> counts = List.of(new ShownCount("b", "k", Long.MAX_VALUE, null));
    Look next = first.next(NOON, TimeUnit.SECONDS.toNanos(2), counts);
    assertThat(json.format(next, counts))
        .isEqualTo(
            "{\"at\":\"2026-01-02T12:00:00Z\",\"seconds\":2.000000000,\"counts\":[{\"buffer\":\"b\","
                + "\"key\":\"k\",\"total\":9223372036854775807,"
                + "\"perSecond\":9223372036854775807.500,\"updatedAt\":null}]}");
  }

  @Test
  void noCounts() {
    assertThat(json.format(Look.first(NOON, List.of()), List.of())).endsWith("\"counts\":[]}");
  }

  @Test
  void whatJsonForbidsIsEscapedAndNothingElse() {
    assertThat(CountJson.quoted("\"\\/\b\f\n\r\t\u0000\u001F\u007F\u2028\u2029\uD800x\uDC00"))
        .isEqualTo(
            "\"\\\"\\\\/\\u0008\\u000c\\u000a\\u000d\\u0009\\u0000\\u001f\\u007f\\u2028\\u2029"
                + "\\ud800x\\udc00\"");
    assertThat(CountJson.quoted("ä注\uD83D\uDE00")).isEqualTo("\"ä注\uD83D\uDE00\"");
  }
}
