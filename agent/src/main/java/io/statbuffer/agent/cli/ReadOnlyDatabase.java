package io.statbuffer.agent.cli;

import io.statbuffer.agent.settings.DatabaseSettings;
import java.util.Locale;

/** The configured database, as somebody who only looks opens it. */
final class ReadOnlyDatabase {
  private ReadOnlyDatabase() {}

  /** H2 would make a file that isn't there, and write to one that is, if only to tidy it up. */
  static DatabaseSettings of(DatabaseSettings settings) {
    String url = settings.url();
    if (!url.startsWith("jdbc:h2:")) {
      return settings;
    }
    String upper = url.toUpperCase(Locale.ROOT);
    StringBuilder changed = new StringBuilder(url);
    append(";IFEXISTS=TRUE", upper, changed);
    append(";TRACE_LEVEL_FILE=0", upper, changed);
    if (!upper.contains(";AUTO_SERVER=TRUE") && !upper.matches("JDBC:H2:(TCP|SSL|MEM|ZIP):.*")) {
      append(";ACCESS_MODE_DATA=R", upper, changed);
    }
    return new DatabaseSettings(
        changed.toString(),
        settings.user(),
        settings.password(),
        settings.driverPath(),
        settings.table(),
        settings.createsTables());
  }

  private static void append(String parameter, String upper, StringBuilder url) {
    if (!upper.contains(parameter.substring(0, parameter.indexOf('=') + 1))) {
      url.append(parameter);
    }
  }
}
