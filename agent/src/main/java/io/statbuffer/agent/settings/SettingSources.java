package io.statbuffer.agent.settings;

import io.statbuffer.agent.message.Messages;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where settings are written, in the order of their precedence: system properties, environment,
 * file. Immutable.
 */
final class SettingSources {
  private static final String PROPERTY = "statbuffer.";

  /** Who has more of them has given another file than was meant. */
  private static final int MOST_UNKNOWN = 10;

  private final Properties system;
  private final Map<String, String> environment;
  private final Properties file;
  private final @Nullable String path;

  SettingSources(
      Properties system,
      Map<String, String> environment,
      @Nullable String path,
      Messages messages) {
    this.system = system;
    this.environment = environment;
    this.file = SettingsFile.read(path, messages);
    this.path = path;
  }

  @Nullable Setting find(String key) {
    String value = system.getProperty(PROPERTY + key);
    if (value != null) {
      return new Setting("-D" + PROPERTY + key, value);
    }
    Setting variable = variable(SettingKeys.variable(key));
    if (variable == null) {
      variable = variable(SettingKeys.spacedVariable(key));
    }
    if (variable != null) {
      return variable;
    }
    value = file.getProperty(key);
    return value == null ? null : new Setting(key + " in " + path, value);
  }

  /** An empty variable is one that isn't set, as it can't be unset everywhere. */
  private @Nullable Setting variable(String name) {
    String value = environment.get(name);
    return value == null || value.isEmpty() ? null : new Setting(name, value);
  }

  /** All keys that are written as such, in order: those of system properties and the file. */
  Set<String> keys() {
    Set<String> keys = new TreeSet<>(file.stringPropertyNames());
    for (String name : system.stringPropertyNames()) {
      if (name.startsWith(PROPERTY)) {
        keys.add(name.substring(PROPERTY.length()));
      }
    }
    return keys;
  }

  /** Says which settings no such key exists for. */
  void sayUnknown(Messages messages) {
    int unknown = 0;
    for (String key : keys()) {
      if (!SettingKeys.isKnown(key) && ++unknown <= MOST_UNKNOWN) {
        boolean property = system.getProperty(PROPERTY + key) != null;
        String nearest = SettingKeys.nearest(key);
        messages.say(
            "unknown setting "
                + (property ? "-D" + PROPERTY + key : key + " in " + path)
                + (nearest == null ? "" : "; did you mean " + nearest + "?"));
      }
    }
    if (unknown > MOST_UNKNOWN) {
      messages.say((unknown - MOST_UNKNOWN) + " more unknown settings");
    }
    for (String name : new TreeSet<>(environment.keySet())) {
      if (name.startsWith(SettingKeys.ENVIRONMENT) && !SettingKeys.isKnownVariable(name)) {
        messages.say("unknown setting " + name);
      }
    }
  }
}
