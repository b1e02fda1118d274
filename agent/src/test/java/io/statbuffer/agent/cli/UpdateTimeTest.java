package io.statbuffer.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class UpdateTimeTest {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

  @Test
  void itIsTheSameInstantInWhateverAnyDatabaseGives() {
    assertThat(UpdateTime.of(OffsetDateTime.parse("2026-01-02T05:04:05.678+02:00")))
        .isEqualTo(TIME);
    assertThat(UpdateTime.of(Timestamp.from(TIME))).isEqualTo(TIME);
    assertThat(UpdateTime.of(new BigDecimal("1767323045.678000"))).isEqualTo(TIME);
    assertThat(UpdateTime.of("2026-01-02 03:04:05.678")).isEqualTo(TIME);
  }

  @Test
  void whatIsNoTimeIsNotShown() {
    assertThat(UpdateTime.of(null)).isNull();
    assertThat(UpdateTime.of("yesterday")).isNull();
  }
}
