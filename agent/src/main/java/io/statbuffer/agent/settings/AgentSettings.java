package io.statbuffer.agent.settings;

import io.statbuffer.agent.message.Messages;
import io.statbuffer.agent.settings.BufferSettings.Values;
import io.statbuffer.agent.weave.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * All that the agent is told to do.
 *
 * <pre>{@code
 * AgentSettings.read("statbuffer.properties", messages).database().url()
 * }</pre>
 *
 * <p>Immutable and thread-safe. Nothing here throws for bad settings: they are said to the {@link
 * Messages}, and the defaults hold.
 */
public final class AgentSettings {
  private static final Duration DEFAULT_SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);

  private final SettingSources sources;
  private final SettingReader reader;
  private final DatabaseSettings database;
  private final List<Rule> rules;
  private final Values all;
  private final Duration shutdownTimeout;
  private final Unwoven unwoven;
  private final boolean enabled;

  private AgentSettings(SettingSources sources, Messages messages) {
    this.sources = sources;
    this.reader = new SettingReader(sources, messages);
    this.database =
        new DatabaseSettings(
            reader.text("jdbc.url", DatabaseSettings.DEFAULT_URL),
            reader.text("jdbc.user"),
            reader.text("jdbc.password"),
            reader.text("jdbc.driver.path"),
            reader.text("table", DatabaseSettings.DEFAULT_TABLE),
            reader.word("table.create", "true", "false").equals("true"));
    messages.hide(database.url(), database.password());
    this.rules = readRules();
    this.all = values("");
    Duration timeout = reader.positiveDuration("shutdown.timeout");
    this.shutdownTimeout = timeout == null ? DEFAULT_SHUTDOWN_TIMEOUT : timeout;
    this.unwoven = readUnwoven();
    this.enabled = reader.word("enabled", "true", "false").equals("true");
    sources.sayUnknown(messages);
    sayBadBuffers();
  }

  /** Reads this process's system properties, its environment and the file, if one is given. */
  public static AgentSettings read(@Nullable String file, Messages messages) {
    return read(System.getProperties(), System.getenv(), file, messages);
  }

  static AgentSettings read(
      Properties system,
      Map<String, String> environment,
      @Nullable String file,
      Messages messages) {
    return new AgentSettings(new SettingSources(system, environment, file, messages), messages);
  }

  private List<Rule> readRules() {
    List<Rule> read = new ArrayList<>();
    for (String key : sources.keys()) {
      if (key.startsWith(SettingKeys.COUNT)) {
        Rule rule = reader.rule(key);
        if (rule != null) {
          read.add(rule);
        }
      }
    }
    return List.copyOf(read);
  }

  private Unwoven readUnwoven() {
    return switch (reader.word("unwoven", "warn", "fail", "ignore")) {
      case "fail" -> Unwoven.FAIL;
      case "ignore" -> Unwoven.IGNORE;
      default -> Unwoven.WARN;
    };
  }

  private void sayBadBuffers() {
    for (String key : sources.keys()) {
      if (SettingKeys.isOfBuffer(key)) {
        values(key.substring(0, key.lastIndexOf('.') + 1));
      }
    }
  }

  private Values values(String prefix) {
    return new Values(
        reader.positiveDuration(prefix + "interval"),
        reader.duration(prefix + "jitter"),
        reader.positiveDuration(prefix + "backoff"),
        reader.positiveNumber(prefix + "maxKeys"));
  }

  /** What is said of the buffer of that name. */
  public BufferSettings buffer(String name) {
    return new BufferSettings(values(SettingKeys.BUFFER + name + "."), all);
  }

  /** Where the counts go. */
  public DatabaseSettings database() {
    return database;
  }

  /** The methods that are counted without an annotation. */
  public List<Rule> rules() {
    return rules;
  }

  /** Bounds the time that the last flush takes. */
  public Duration shutdownTimeout() {
    return shutdownTimeout;
  }

  /** What becomes of methods that can't be woven. */
  public Unwoven unwoven() {
    return unwoven;
  }

  /** Whether the agent does anything. */
  public boolean enabled() {
    return enabled;
  }
}
