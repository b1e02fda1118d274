package io.statbuffer.runtime.jdbi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Keys that something on the way to a row might change, merge or choke on. */
final class HostileKeys {
  private HostileKeys() {}

  /** Those that arrive byte for byte, each in a row of its own. */
  static List<Object> sound(TestDatabase database) {
    List<Object> keys = new ArrayList<>(blanksAndControls());
    keys.addAll(lookalikes());
    keys.addAll(syntax());
    keys.addAll(rareCharacters());
    keys.addAll(otherTypes());
    keys.addAll(List.of("x".repeat(700), "ß".repeat(700), "~overflow"));
    keys.removeIf(key -> !database.countsBlanksAtTheEnd() && key.toString().endsWith(" "));
    return keys;
  }

  /** Those that are text of the right length, and too many bytes for the indexes of some. */
  static List<Object> large() {
    StringBuilder faces = new StringBuilder();
    new Random(1).ints(700, 0x1F600, 0x1F640).forEach(faces::appendCodePoint);
    return List.of(faces.toString());
  }

  /** Those longer than a standard key may be. */
  static List<Object> tooLong() {
    return List.of(
        "x".repeat(701),
        "\uD83D\uDE00".repeat(701),
        "y".repeat(10_000),
        "\uD83D\uDE00".repeat(10_000));
  }

  /** Those that some database would refuse, and another would change. */
  static List<Object> broken() {
    return List.of(
        "\0",
        "a\0",
        "a\0\0",
        "\0a",
        "a\0b",
        "\uD83D",
        "\uDE00",
        "\uDE00\uD83D",
        "half \uD83D",
        "half \uDE00",
        "half \uD83D of it");
  }

  private static List<String> blanksAndControls() {
    return List.of(
        "", " ", " a", "a", "a ", "a  ", "\t", "a\t", "\na", "a\n", "a\r\n", "a\u00A0", "\u3000",
        "\u0001", "a\u001F", "\u007F", "\u0080", "\b", "\f");
  }

  /** What is one text to some collation, letter case or normal form. */
  private static List<String> lookalikes() {
    return List.of(
        "A",
        "á",
        "a\u0301",
        "Á",
        "ß",
        "ẞ",
        "ss",
        "SS",
        "i",
        "I",
        "İ",
        "ı",
        "i\u0307",
        "fi",
        "\uFB01",
        "K",
        "\u212A",
        "\u00C5",
        "\u212B",
        "A\u030A",
        "1.",
        "\uFF11.",
        "²",
        "2",
        "한",
        "\u1112\u1161\u11AB",
        "æ",
        "ae",
        "σ",
        "ς",
        "Σ",
        "\u0430",
        "a\u200B",
        "a\u200D",
        "\u00ADa",
        "a\uFEFF",
        "a\uFE0F");
  }

  /** What means something to SQL, to arrays, patterns, formats, or to this library. */
  private static List<String> syntax() {
    return List.of(
        "\\",
        "\\\\",
        "\\0",
        "\\n",
        "a\\",
        "'",
        "''",
        "\"",
        "`",
        "%",
        "_",
        "a%",
        "?",
        "??",
        ":key",
        ":k0",
        "::text",
        "{}",
        "{a,b}",
        "{slug}",
        "NULL",
        "null",
        "--",
        "/*",
        "*/",
        ";",
        "$1",
        "$$",
        "%s",
        "<a>",
        "\" with count 1: ",
        "[a=1]",
        ",",
        "a,b",
        "0x61",
        "1e3");
  }

  private static List<String> rareCharacters() {
    return List.of(
        "\uFFFF",
        "\uFFFE",
        "\uFFFD",
        "\uE000",
        "\uDBC0\uDC00",
        "\uDBFF\uDFFF",
        "\uD83F\uDFFE",
        "\uD83D\uDE00",
        "\uD83D\uDE01",
        "\uD83D\uDC69\u200D\uD83D\uDC67",
        "\u200F",
        "\u202Eabc",
        "\u2028",
        "\u2029",
        "A" + "\u0300".repeat(100));
  }

  private static List<Object> otherTypes() {
    return List.of(
        -1,
        Long.MIN_VALUE,
        1.5,
        Double.NaN,
        'c',
        true,
        new BigDecimal("1E+5"),
        new UUID(1, 2),
        LocalDate.EPOCH,
        StandardEnum.CONSTANT);
  }

  /** A key of a user's own type. */
  private enum StandardEnum {
    CONSTANT
  }
}
