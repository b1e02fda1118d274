package io.statbuffer.agent.settings;

import io.statbuffer.agent.message.Messages;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Reads a properties file in UTF-8. A comment may follow a value after a blank, {@code interval =
 * 5s # often}, but not a password, which may contain what looks like one.
 */
final class SettingsFile {
  private static final int LONGEST = 1 << 20;

  /** Some editors begin each file with it. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private SettingsFile() {}

  static Properties read(@Nullable String path, Messages messages) {
    Properties properties = new SaidTwice(path, messages);
    if (path == null || path.isEmpty()) {
      return properties;
    }
    File file = new File(path);
    if (!file.isFile()) {
      messages.say(
          "the settings file "
              + file.getAbsolutePath()
              + (file.exists() ? " is no file" : " doesn't exist")
              + "; goes on without it");
      return properties;
    }
    try {
      String text = text(file);
      if (!isText(text)) {
        messages.say(
            "the settings file "
                + file.getAbsolutePath()
                + " isn't used: it must be text in UTF-8 of at most 1 MB");
        return properties;
      }
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      messages.say(
          "the settings file " + file.getAbsolutePath() + " can't be read to its end: " + e);
    }
    return properties;
  }

  /** Its start, if it is longer than any settings. */
  private static String text(File file) throws IOException {
    try (FileInputStream in = new FileInputStream(file)) {
      String text = new String(in.readNBytes(LONGEST + 1), StandardCharsets.UTF_8);
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
  }

  /** Whether it can be settings, and not what a program has written for programs. */
  private static boolean isText(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') {
        return false;
      }
    }
    return text.length() <= LONGEST;
  }

  private static String withoutComment(String value) {
    for (int i = 0; i < value.length(); i++) {
      boolean blank = i == 0 || value.charAt(i - 1) == ' ' || value.charAt(i - 1) == '\t';
      if (value.charAt(i) == '#' && blank) {
        return value.substring(0, i);
      }
    }
    return value;
  }

  /** Notices a key that stands in the file twice. */
  private static final class SaidTwice extends Properties {
    private static final long serialVersionUID = 1L;

    private final @Nullable String path;
    private final transient Messages messages;

    SaidTwice(@Nullable String path, Messages messages) {
      this.path = path;
      this.messages = messages;
    }

    @Override
    public synchronized @Nullable Object put(Object key, Object value) {
      String text = (String) value;
      Object before =
          super.put(key, key.equals("jdbc.password") ? text : withoutComment(text).trim());
      if (before != null) {
        messages.say(key + " stands twice in " + path + "; the last one holds");
      }
      return before;
    }
  }
}
