package io.statbuffer.agent.cli;

/**
 * Text as it stands in a table: nothing in it can move the cursor, end the line or turn the
 * direction of writing, since keys may come from anywhere.
 */
final class PrintedText {
  private PrintedText() {}

  /** The text with <code>&#92;u001B</code> and the like for what must not be printed. */
  static String of(String text) {
    StringBuilder printed = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isHarmless(c)) {
                printed.appendCodePoint(c);
              } else {
                printed.append(String.format(c > 0xFFFF ? "\\u{%X}" : "\\u%04X", c));
              }
            });
    return printed.toString();
  }

  private static boolean isHarmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /** How many characters are printed, as long as all of them take one column. */
  static int width(String printed) {
    return printed.codePointCount(0, printed.length());
  }

  /** The text without its middle, if it is wider than that. */
  static String shortened(String printed, int width, String ellipsis) {
    int excess = width(printed) - width;
    if (excess <= 0) {
      return printed;
    }
    int kept = Math.max(0, width - ellipsis.length());
    int head = printed.offsetByCodePoints(0, kept - kept / 2);
    int tail = printed.offsetByCodePoints(printed.length(), -(kept / 2));
    return printed.substring(0, head) + ellipsis + printed.substring(tail);
  }
}
