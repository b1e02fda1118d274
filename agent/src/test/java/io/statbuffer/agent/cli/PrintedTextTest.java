package io.statbuffer.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintedTextTest {
  @Test
  void nothingIsPrintedThatMovesTheCursorOrTurnsTheText() {
    assertThat(PrintedText.of("a\u001B[2J\tb\r\n\u007F\u009B\u2028\u202Ec\uD800d\uDBFF\uDFFE"))
        .isEqualTo(
            "a\\u001B[2J\\u0009b\\u000D\\u000A\\u007F\\u009B\\u2028\\u202Ec\\uD800d\\u{10FFFE}");
  }

  @Test
  void lettersOfAllLanguagesAndSymbolsArePrinted() {
    assertThat(PrintedText.of("äß 注文 \uD83D\uDE00 \\ \"")).isEqualTo("äß 注文 \uD83D\uDE00 \\ \"");
  }

  @Test
  void theMiddleGivesWay() {
    assertThat(PrintedText.shortened("abcdefghij", 10, "…")).isEqualTo("abcdefghij");
    assertThat(PrintedText.shortened("abcdefghij", 9, "…")).isEqualTo("abcd…ghij");
    assertThat(PrintedText.shortened("abcdefghij", 4, "…")).isEqualTo("ab…j");
    assertThat(PrintedText.shortened("abcdefghij", 1, "…")).isEqualTo("…");
  }

  @Test
  void noCharacterOfTwoHalvesIsCut() {
    String smileys = "\uD83D\uDE00".repeat(9);
    assertThat(PrintedText.width(smileys)).isEqualTo(9);
    assertThat(PrintedText.shortened(smileys, 4, "…"))
        .isEqualTo("\uD83D\uDE00\uD83D\uDE00…\uD83D\uDE00");
  }
}
