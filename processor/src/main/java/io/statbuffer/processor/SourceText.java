package io.statbuffer.processor;

import com.palantir.javapoet.CodeBlock;
import java.util.Locale;

/** Text as a literal of Java that reads the same in every encoding. */
final class SourceText {
  private SourceText() {}

  /** The literal, in quotes. */
  static CodeBlock literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        literal.append('\\').append(c);
      } else if (c < ' ') {
        // Octal, as the compiler would take a Unicode escape for the end of the line.
        literal.append(String.format(Locale.ROOT, "\\%03o", (int) c));
      } else if (c > '~') {
        literal.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        literal.append(c);
      }
    }
    return CodeBlock.of("$L", literal.append('"'));
  }
}
