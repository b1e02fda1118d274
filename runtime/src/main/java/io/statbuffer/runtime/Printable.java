package io.statbuffer.runtime;

/**
 * Text as it stands in a report: in one line, and such that keys which differ look different.
 * Control characters, ends of lines and halves of surrogate pairs, which would be printed as {@code
 * ?}, become <code>&#92;u000A</code> and the like.
 */
final class Printable {
  private static final int LINE_SEPARATOR = 0x2028;
  private static final int PARAGRAPH_SEPARATOR = 0x2029;

  private Printable() {}

  static String of(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      if (isEscaped(codePoint) || (codePoint == '\\' && text.startsWith("u", i))) {
        printable.append(String.format("\\u%04X", codePoint));
      } else {
        printable.appendCodePoint(codePoint);
      }
    }
    return printable.toString();
  }

  private static boolean isEscaped(int codePoint) {
    return Character.isISOControl(codePoint)
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)
        || codePoint == LINE_SEPARATOR
        || codePoint == PARAGRAPH_SEPARATOR;
  }
}
