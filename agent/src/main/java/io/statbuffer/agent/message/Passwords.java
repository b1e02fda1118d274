package io.statbuffer.agent.message;

import java.util.Locale;

/**
 * Takes passwords out of what is printed of URLs that aren't known ({@link Secrets} knows the
 * configured one), wherever a JDBC URL may hold them: {@code password=x}, {@code pwd=x}, {@code
 * sslpassword=x}, {@code token=x}, {@code //user:x@host} and {@code thin:user/x@host}.
 */
public final class Passwords {
  static final String MASK = "***";
  private static final String ENDS = "&;,)\"' \t";
  private static final String[] SECRET = {"password", "passwd", "pwd", "secret", "token"};

  private Passwords() {}

  /** The text with each password replaced by {@code ***}. */
  public static String mask(String text) {
    return maskAuthority(maskAuthority(maskValues(text), "//", ':'), ":thin:", '/');
  }

  private static String maskValues(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    StringBuilder masked = new StringBuilder();
    int from = 0;
    for (int equals = lower.indexOf('='); equals >= 0; equals = lower.indexOf('=', equals + 1)) {
      String before = lower.substring(0, equals);
      if (isSecret(before) && equals + 1 >= from) {
        masked.append(text, from, equals + 1).append(MASK);
        from = endOfValue(text, equals + 1);
      }
    }
    return masked.append(text, from, text.length()).toString();
  }

  private static boolean isSecret(String before) {
    for (String name : SECRET) {
      if (before.endsWith(name)) {
        return true;
      }
    }
    return false;
  }

  private static int endOfValue(String text, int start) {
    int quote = start < text.length() ? "'\"{".indexOf(text.charAt(start)) : -1;
    int close = quote < 0 ? -1 : text.indexOf("'\"}".charAt(quote), start + 1);
    if (close >= 0) {
      return close + 1;
    }
    int end = start;
    while (end < text.length() && ENDS.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    boolean colon = end > start && end < text.length() && text.charAt(end - 1) == ':';
    return colon && text.charAt(end) == ' ' ? end - 1 : end; // the sentence's colon
  }

  /** Masks {@code //user:x@} and the like, where x may itself hold an at sign. */
  private static String maskAuthority(String text, String begin, char separator) {
    int start = text.indexOf(begin);
    if (start < 0) {
      return text;
    }
    int user = start + begin.length();
    int colon = text.indexOf(separator, user);
    int end = endOfAuthority(text, separator == '/' ? Math.max(colon + 1, user) : user);
    int at = text.lastIndexOf('@', end - 1);
    if (colon < 0 || at < colon) {
      return text.substring(0, user) + maskAuthority(text.substring(user), begin, separator);
    }
    return text.substring(0, colon + 1)
        + MASK
        + maskAuthority(text.substring(at), begin, separator);
  }

  private static int endOfAuthority(String text, int start) {
    int end = start;
    while (end < text.length() && "/? \t\"'".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}
