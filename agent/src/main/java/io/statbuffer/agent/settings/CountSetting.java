package io.statbuffer.agent.settings;

import io.statbuffer.agent.weave.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rule: {@code count.com.acme.Checkout.place(java.lang.String) = orders.placed; on=RETURN}.
 */
final class CountSetting {
  private CountSetting() {}

  /**
   * The rule of a key that begins with {@code count.} and its value.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Rule parse(String key, String value) {
    String method = key.substring(SettingKeys.COUNT.length());
    int open = method.indexOf('(');
    String name = open < 0 ? method : method.substring(0, open);
    int dot = name.lastIndexOf('.');
    if (dot <= 0 || dot == name.length() - 1) {
      throw new IllegalArgumentException(
          "a rule is written count.<class>.<method> = <key>: " + key);
    }
    RuleValue read = RuleValue.parse(value);
    return new Rule(
        name.substring(0, dot),
        name.substring(dot + 1),
        parameters(method, open),
        read.key(),
        read.on(),
        read.by(),
        read.buffer());
  }

  private static @Nullable String parameters(String method, int open) {
    if (open < 0) {
      return null;
    }
    if (!method.endsWith(")")) {
      throw new IllegalArgumentException(
          "the types of the parameters are written in brackets and without blanks: " + method);
    }
    return method.substring(open + 1, method.length() - 1);
  }
}
