package io.statbuffer.agent.settings;

import io.statbuffer.agent.message.Messages;
import io.statbuffer.agent.weave.Rule;
import io.statbuffer.runtime.declared.Durations;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads values. A bad one is said, once, and counts as not set. Thread-safe, and without lambdas,
 * which would cost the start of every application the time to link its first one.
 */
final class SettingReader {
  private final SettingSources sources;
  private final Messages messages;
  private final Set<String> said = new HashSet<>();

  SettingReader(SettingSources sources, Messages messages) {
    this.sources = sources;
    this.messages = messages;
  }

  @Nullable String text(String key) {
    Setting setting = sources.find(key);
    return setting == null ? null : setting.value();
  }

  String text(String key, String otherwise) {
    Setting setting = sources.find(key);
    if (setting != null && setting.value().isBlank()) {
      bad(setting, "it is empty");
      return otherwise;
    }
    return setting == null ? otherwise : setting.value().trim();
  }

  @Nullable Duration duration(String key) {
    Setting setting = sources.find(key);
    if (setting == null) {
      return null;
    }
    try {
      return Durations.parse("it", setting.value());
    } catch (IllegalArgumentException e) {
      return bad(setting, e.getMessage());
    }
  }

  @Nullable Duration positiveDuration(String key) {
    Setting setting = sources.find(key);
    if (setting == null) {
      return null;
    }
    try {
      return Durations.parsePositive("it", setting.value());
    } catch (IllegalArgumentException e) {
      return bad(setting, e.getMessage());
    }
  }

  /** Digits may be grouped by underscores, as in an annotation. */
  @Nullable Integer positiveNumber(String key) {
    Setting setting = sources.find(key);
    if (setting == null) {
      return null;
    }
    try {
      int number = Integer.parseInt(setting.value().trim().replace("_", ""));
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    return bad(
        setting,
        "it must be a whole number from 1 to " + Integer.MAX_VALUE + ": " + setting.value());
  }

  /** One of the words; the first if another is given, or none. */
  String word(String key, String... words) {
    Setting setting = sources.find(key);
    if (setting != null) {
      for (String word : words) {
        if (word.equals(setting.value().trim())) {
          return word;
        }
      }
      bad(setting, "it must be " + String.join(" or ", words) + ": " + setting.value());
    }
    return words[0];
  }

  @Nullable Rule rule(String key) {
    Setting setting = sources.find(key);
    if (setting == null) {
      return null;
    }
    try {
      return CountSetting.parse(key, setting.value());
    } catch (IllegalArgumentException e) {
      return bad(setting, e.getMessage());
    }
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // nothing, whatever was to be read
  private synchronized <T> @Nullable T bad(Setting setting, @Nullable String rule) {
    String message = setting.origin() + " isn't used: " + rule;
    if (said.add(message)) {
      messages.say(message);
    }
    return null;
  }
}
