package io.statbuffer.runtime.declared;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @Buffered} says of a buffer; what it leaves out is null. It travels through class
 * files as text: {@code page_views;interval=10s;maxKeys=100}.
 */
public record BufferDeclaration(
    String name,
    @Nullable Duration interval,
    @Nullable Duration jitter,
    @Nullable Duration backoff,
    @Nullable Integer maxKeys) {

  /** The buffer of methods for which no {@code @Buffered} says another. */
  public static final String DEFAULT_NAME = "default";

  private static final int MAX_NAME_LENGTH = 64;

  /** A declaration that says nothing but the name. */
  public static BufferDeclaration named(String name) {
    return new BufferDeclaration(checkName(name), null, null, null, null);
  }

  /**
   * Reads the values of a {@code @Buffered}, in which an empty text or 0 means left out.
   *
   * @throws IllegalArgumentException if one of them is wrong; the message names it
   */
  public static BufferDeclaration of(
      String name, String interval, String jitter, String backoff, int maxKeys) {
    if (maxKeys < 0) {
      throw new IllegalArgumentException("maxKeys must be positive: " + maxKeys);
    }
    return new BufferDeclaration(
        checkName(name),
        interval.isEmpty() ? null : Durations.parsePositive("interval", interval),
        jitter.isEmpty() ? null : Durations.parse("jitter", jitter),
        backoff.isEmpty() ? null : Durations.parsePositive("backoff", backoff),
        maxKeys == 0 ? null : (Integer) maxKeys);
  }

  /**
   * Returns the name if it can be one.
   *
   * @throws IllegalArgumentException if it can't
   */
  public static String checkName(String name) {
    if (name.isBlank() || name.length() > MAX_NAME_LENGTH) {
      throw new IllegalArgumentException(
          "a buffer's name must have 1 to " + MAX_NAME_LENGTH + " characters: '" + name + "'");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == ';' || c == '=' || Character.isISOControl(c) || Character.isSurrogate(c)) {
        throw new IllegalArgumentException(
            "a buffer's name must not contain ; or = or a control character: '" + name + "'");
      }
    }
    return name;
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static BufferDeclaration decode(String text) {
    String[] parts = text.split(";", -1);
    String interval = "";
    String jitter = "";
    String backoff = "";
    int maxKeys = 0;
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      String value = parts[i].substring(equals + 1);
      switch (parts[i].substring(0, Math.max(equals, 0))) {
        case "interval" -> interval = value;
        case "jitter" -> jitter = value;
        case "backoff" -> backoff = value;
        case "maxKeys" -> maxKeys = Integer.parseInt(value);
        default -> throw new IllegalArgumentException("no buffer declaration: " + text);
      }
    }
    return of(parts[0], interval, jitter, backoff, maxKeys);
  }

  /** This declaration as text. */
  public String encode() {
    StringBuilder text = new StringBuilder(name);
    append(text, "interval", interval);
    append(text, "jitter", jitter);
    append(text, "backoff", backoff);
    if (maxKeys != null) {
      text.append(";maxKeys=").append(maxKeys);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String property, @Nullable Duration value) {
    if (value != null) {
      text.append(';').append(property).append('=').append(value.toMillis()).append("ms");
    }
  }

  /** This declaration, with what it leaves out taken from the other. */
  public BufferDeclaration or(BufferDeclaration other) {
    return new BufferDeclaration(
        name,
        interval != null ? interval : other.interval,
        jitter != null ? jitter : other.jitter,
        backoff != null ? backoff : other.backoff,
        maxKeys != null ? maxKeys : other.maxKeys);
  }
}
