package io.statbuffer.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
  @Test
  void theWidthIsThatOfTheEnvironmentElseTheUsualOne() {
    assertThat(Terminal.width(Map.of("COLUMNS", "132"), false)).isEqualTo(132);
    assertThat(Terminal.width(Map.of("COLUMNS", "wide"), false)).isEqualTo(80);
    assertThat(Terminal.width(Map.of("COLUMNS", "0"), false)).isEqualTo(80);
    assertThat(Terminal.width(Map.of(), false)).isEqualTo(80);
  }

  @Test
  void onlyATerminalIsCleared() {
    assertThat(new Terminal(true, 80).clear()).startsWith("\u001B[");
    assertThat(new Terminal(false, 80).clear()).isEmpty();
  }
}
