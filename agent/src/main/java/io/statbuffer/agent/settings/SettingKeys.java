package io.statbuffer.agent.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The keys that exist, and how they are spelled as environment variables. */
final class SettingKeys {
  static final String BUFFER = "buffer.";
  static final String COUNT = "count.";
  static final String ENVIRONMENT = "STATBUFFER_";

  private static final String[] PER_BUFFER = {"interval", "jitter", "backoff", "maxKeys"};
  private static final String[] FIXED = {
    "jdbc.url",
    "jdbc.user",
    "jdbc.password",
    "jdbc.driver.path",
    "interval",
    "jitter",
    "backoff",
    "maxKeys",
    "shutdown.timeout",
    "table",
    "table.create",
    "unwoven",
    "enabled"
  };

  /** What is longer is no mistyped key. */
  private static final int LONGEST = 100;

  private SettingKeys() {}

  static boolean isKnown(String key) {
    return key.startsWith(COUNT) || isOfBuffer(key) || contains(FIXED, key);
  }

  /** Whether the key is {@code buffer.<name>.<property>}. */
  static boolean isOfBuffer(String key) {
    int dot = key.lastIndexOf('.');
    return key.startsWith(BUFFER)
        && dot > BUFFER.length()
        && contains(PER_BUFFER, key.substring(dot + 1));
  }

  /** The variable's name without its prefix: {@code jdbc.url} is {@code JDBC_URL}. */
  static String variable(String key) {
    StringBuilder name = new StringBuilder(ENVIRONMENT);
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      boolean plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      name.append(plain ? c : '_');
    }
    return name.toString().toUpperCase(Locale.ROOT);
  }

  /** {@link #variable} with the words of {@code maxKeys} apart: {@code MAX_KEYS}. */
  static String spacedVariable(String key) {
    return variable(key.endsWith("maxKeys") ? key.replace("maxKeys", "max.keys") : key);
  }

  /** Whether the variable is the name of some key; rules have none, as class names don't fit. */
  static boolean isKnownVariable(String variable) {
    for (String key : FIXED) {
      if (variable.equals(variable(key)) || variable.equals(spacedVariable(key))) {
        return true;
      }
    }
    String buffers = variable(BUFFER);
    for (String property : PER_BUFFER) {
      boolean ends =
          variable.endsWith("_" + variable(property).substring(ENVIRONMENT.length()))
              || variable.endsWith("_" + spacedVariable(property).substring(ENVIRONMENT.length()));
      if (ends && variable.startsWith(buffers)) {
        return true;
      }
    }
    return false;
  }

  /** The known key that is most like an unknown one, if any is. */
  static @Nullable String nearest(String unknown) {
    if (unknown.startsWith(BUFFER)) {
      int dot = unknown.lastIndexOf('.');
      String property =
          dot <= BUFFER.length() ? null : nearest(unknown.substring(dot + 1), PER_BUFFER);
      return property == null ? null : unknown.substring(0, dot + 1) + property;
    }
    return nearest(unknown, FIXED);
  }

  private static @Nullable String nearest(String unknown, String[] known) {
    String nearest = null;
    if (unknown.length() > LONGEST) {
      return null;
    }
    int least = Math.max(2, unknown.length() / 3) + 1;
    for (String key : known) {
      int distance = distance(unknown.toLowerCase(Locale.ROOT), key.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        nearest = key;
      }
    }
    return nearest;
  }

  /** How many characters to insert, remove or change (Levenshtein's distance, by one row). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  private static boolean contains(String[] keys, String key) {
    for (String known : keys) {
      if (known.equals(key)) {
        return true;
      }
    }
    return false;
  }
}
