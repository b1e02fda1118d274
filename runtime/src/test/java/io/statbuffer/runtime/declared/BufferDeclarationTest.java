package io.statbuffer.runtime.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BufferDeclarationTest {
  @Test
  void aDeclarationSurvivesItsText() {
    BufferDeclaration full = BufferDeclaration.of("page_views", "10s", "200ms", "1m", 100);

    assertThat(full.encode())
        .isEqualTo("page_views;interval=10000ms;jitter=200ms;backoff=60000ms;maxKeys=100");
    assertThat(BufferDeclaration.decode(full.encode())).isEqualTo(full);
    assertThat(BufferDeclaration.decode("orders")).isEqualTo(BufferDeclaration.named("orders"));
  }

  @Test
  void whatOneLeavesOutComesFromTheOther() {
    BufferDeclaration one = BufferDeclaration.of("a", "10s", "", "", 0);
    BufferDeclaration other = BufferDeclaration.of("a", "20s", "1s", "", 7);

    assertThat(one.or(other)).isEqualTo(BufferDeclaration.of("a", "10s", "1s", "", 7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a;b", "a=b", "a\nb", "a\0b"})
  void aNameThatCannotTravelIsRefused(String name) {
    assertThatThrownBy(() -> BufferDeclaration.checkName(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
  }

  @Test
  void wrongSettingsAreRefusedByNameAndValue() {
    assertThatThrownBy(() -> BufferDeclaration.of("a", "0s", "", "", 0))
        .hasMessage("interval must be positive: 0s");
    assertThatThrownBy(() -> BufferDeclaration.of("a", "", "5 parsecs", "", 0))
        .hasMessage(
            "jitter must be a whole number with the unit ms, s, m or h, such as 5s: 5 parsecs");
    assertThatThrownBy(() -> BufferDeclaration.of("a", "", "", "", -1))
        .hasMessage("maxKeys must be positive: -1");
  }

  @Test
  void durationsHaveFourUnits() {
    assertThat(Durations.parse("x", "500ms")).isEqualTo(Duration.ofMillis(500));
    assertThat(Durations.parse("x", " 5 s ")).isEqualTo(Duration.ofSeconds(5));
    assertThat(Durations.parse("x", "2m")).isEqualTo(Duration.ofMinutes(2));
    assertThat(Durations.parse("x", "1h")).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "5", "-5s", "5.5s", "5d", "99999999999999999999s", "999999999h"})
  void otherDurationsAreRefused(String text) {
    assertThatThrownBy(() -> Durations.parse("interval", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("interval must be a whole number")
        .hasMessageEndingWith(text);
  }
}
