package io.statbuffer.agent.cli;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One look as a JSON object in one line:
 *
 * <pre>{@code
 * {"at":"2026-11-23T08:15:30Z","seconds":5.001,"counts":[{"buffer":"default","key":"orders.placed",
 *  "total":1042,"perSecond":3.999,"updatedAt":"2026-11-23T08:15:28.120Z"}]}
 * }</pre>
 *
 * <p>{@code seconds} and {@code perSecond} are null at the first look.
 */
final class CountJson implements LookFormat {
  @Override
  public String format(Look look, List<ShownCount> shown) {
    return shown.stream()
        .map(count -> count(look, count))
        .collect(
            Collectors.joining(
                ",",
                "{\"at\":\"" + look.at() + "\",\"seconds\":" + look.seconds() + ",\"counts\":[",
                "]}"));
  }

  private static String count(Look look, ShownCount count) {
    return "{\"buffer\":"
        + quoted(count.buffer())
        + ",\"key\":"
        + quoted(count.key())
        + ",\"total\":"
        + count.total()
        + ",\"perSecond\":"
        + look.rate(count)
        + ",\"updatedAt\":"
        + (count.updatedAt() == null ? "null" : "\"" + count.updatedAt() + "\"")
        + "}";
  }

  static String quoted(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
              } else if (isEscaped(c)) {
                json.append(String.format("\\u%04x", c));
              } else {
                json.appendCodePoint(c);
              }
            });
    return json.append('"').toString();
  }

  /** What JSON forbids, and what JavaScript, terminals and UTF-8 can't take. */
  private static boolean isEscaped(int codePoint) {
    return Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.SURROGATE
        || codePoint == '\u2028'
        || codePoint == '\u2029';
  }
}
