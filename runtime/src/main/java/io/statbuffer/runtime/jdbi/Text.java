package io.statbuffer.runtime.jdbi;

import org.jspecify.annotations.Nullable;

/**
 * What a text in a key must be for every database to store it as it is. Some databases would refuse
 * the others, some would change them in silence, so that two keys became one.
 */
final class Text {
  private Text() {}

  /** What is wrong with the text, or null. {@code maxLength} counts code points. */
  static @Nullable String fault(String text, int maxLength) {
    int length = text.length();
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next == 0) {
        return "has a NUL character";
      }
      if (Character.isSurrogate(next)) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          return "has half of a surrogate pair, which is no character";
        }
        i++;
        length--;
      }
    }
    return length <= maxLength
        ? null
        : "has " + length + " characters, more than the " + maxLength + " that fit";
  }
}
