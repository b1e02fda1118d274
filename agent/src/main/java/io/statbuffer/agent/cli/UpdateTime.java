package io.statbuffer.agent.cli;

import java.math.BigDecimal;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When a row was last updated, which each database stores and gives in its own way. */
final class UpdateTime {
  private static final int NANO_DIGITS = 9;

  private UpdateTime() {}

  /** What to select. MariaDB would give it in a time zone that it doesn't tell. */
  static String column(DatabaseMetaData database) throws SQLException {
    String product = database.getDatabaseProductName().toLowerCase(Locale.ROOT);
    boolean hasUnixTime = product.contains("mariadb") || product.contains("mysql");
    return hasUnixTime ? "UNIX_TIMESTAMP(updated_at)" : "updated_at";
  }

  /** What was selected; null if it is no time. */
  static @Nullable Instant of(@Nullable Object value) {
    if (value instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    if (value instanceof Timestamp time) {
      return time.toInstant();
    }
    if (value instanceof Number seconds) {
      BigDecimal exact = new BigDecimal(seconds.toString());
      return Instant.ofEpochSecond(
          exact.longValue(),
          exact.remainder(BigDecimal.ONE).movePointRight(NANO_DIGITS).longValue());
    }
    return value == null ? null : parsed(value.toString());
  }

  /** SQLite's text, which is in UTC. */
  private static @Nullable Instant parsed(String text) {
    try {
      return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      return null; // somebody's own text, and not what is asked for
    }
  }
}
