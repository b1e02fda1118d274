package io.statbuffer.agent.settings;

import io.statbuffer.runtime.declared.BufferDeclaration;
import io.statbuffer.runtime.declared.KeyTemplate;
import io.statbuffer.runtime.declared.Moment;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the {@code =} of a rule: {@code imports.{0}; on=RETURN; by=return;
 * buffer=nightly}. A key has no {@code ;}.
 */
record RuleValue(String key, @Nullable Moment on, @Nullable String by, @Nullable String buffer) {
  private static final String RETURN = "return";

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it is wrong; the message says what would be right
   */
  static RuleValue parse(String value) {
    String[] parts = value.split(";", -1);
    String key = parts[0].trim();
    if (key.isEmpty()) {
      throw new IllegalArgumentException("a rule needs a key to count: " + value);
    }
    KeyTemplate unused = KeyTemplate.parse(key);
    Moment on = null;
    String by = null;
    String buffer = null;
    Set<String> seen = new HashSet<>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      String name = parts[i].substring(0, Math.max(equals, 0)).trim();
      String option = parts[i].substring(equals + 1).trim();
      switch (name) {
        case "on" -> on = moment(option);
        case "by" -> by = amount(option);
        case "buffer" -> buffer = BufferDeclaration.checkName(option);
        default ->
            throw new IllegalArgumentException(
                "behind a ; stand on=, by= or buffer=, and a key has no ; in it: " + parts[i]);
      }
      if (!seen.add(name)) {
        throw new IllegalArgumentException("a rule has one " + name + "=: " + value);
      }
    }
    if (RETURN.equals(by) && on != null && on != Moment.RETURN) {
      throw new IllegalArgumentException("by=return needs on=RETURN, or no on=: " + value);
    }
    return new RuleValue(key, on, by, buffer);
  }

  private static Moment moment(String name) {
    for (Moment moment : Moment.values()) {
      if (moment.name().equals(name)) {
        return moment;
      }
    }
    throw new IllegalArgumentException("on= must be CALL, RETURN or THROW: " + name);
  }

  /** The name or index of a parameter, in braces, or {@code return}. */
  private static String amount(String written) {
    boolean braces = written.length() > 2 && written.startsWith("{") && written.endsWith("}");
    String name = braces ? written.substring(1, written.length() - 1) : written;
    if (!name.equals(RETURN) && (!braces || !isName(name))) {
      throw new IllegalArgumentException(
          "by= must be {0}, the index of a parameter, {its name}, or return: " + written);
    }
    return name;
  }

  private static boolean isName(String name) {
    boolean digits = true;
    for (int i = 0; i < name.length(); i++) {
      if (!Character.isJavaIdentifierPart(name.charAt(i))) {
        return false;
      }
      digits &= name.charAt(i) >= '0' && name.charAt(i) <= '9';
    }
    return digits || Character.isJavaIdentifierStart(name.charAt(0));
  }
}
