package io.statbuffer.agent.cli;

import io.statbuffer.agent.settings.DatabaseSettings;
import java.nio.file.Path;

/** There is no database or no table, since nothing was counted or it is another one. */
final class NothingYetException extends Exception {
  private static final long serialVersionUID = 1L;

  NothingYetException(DatabaseSettings settings, String reason) {
    super("nothing was counted into " + name(settings) + " yet: " + reason);
  }

  private static String name(DatabaseSettings settings) {
    return settings.isDefault()
        ? "the H2 file " + Path.of(DatabaseSettings.DEFAULT_FILE).toAbsolutePath().normalize()
        : settings.secrets().mask(settings.url());
  }
}
