package io.statbuffer.runtime.jdbi;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells errors that a key or value causes, and always will, from those that pass. */
final class SqlErrors {
  /** Program limit exceeded, a row twice in one statement, a view's check option. */
  private static final Set<String> DATA_STATES = Set.of("54000", "21000", "44000");

  /** MySQL's and MariaDB's, which have no state of their own: wrong string, failed check. */
  private static final Set<Integer> MYSQL_DATA_CODES = Set.of(1264, 1366, 1406, 1690, 3819, 4025);

  private static final int MYSQL_DUPLICATE = 1062;
  private static final int SQLITE_CONSTRAINT = 19;
  private static final Set<Integer> SQLITE_DATA_CODES = Set.of(SQLITE_CONSTRAINT, 18, 20);

  private SqlErrors() {}

  /** The SQL exception that is, or caused, this one. */
  static @Nullable SQLException find(@Nullable Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }

  /** Whether the row came into being meanwhile: trying again finds it. */
  static boolean isDuplicate(SQLException e) {
    String state = state(e);
    return state.equals("23505")
        || (state.startsWith("23") && e.getErrorCode() == MYSQL_DUPLICATE)
        || message(e).contains("SQLITE_CONSTRAINT_UNIQUE")
        || message(e).contains("SQLITE_CONSTRAINT_PRIMARYKEY");
  }

  /** As {@link #isData(SQLException)}, of what it is or caused it. */
  static boolean isData(Exception failure) {
    SQLException e = find(failure);
    return e != null && isData(e);
  }

  static boolean isData(SQLException e) {
    String state = state(e);
    if (state.isEmpty()) {
      return isSqliteData(e);
    }
    return state.startsWith("22")
        || state.startsWith("23")
        || DATA_STATES.contains(state)
        || (state.equals("HY000") && MYSQL_DATA_CODES.contains(e.getErrorCode()));
  }

  private static boolean isSqliteData(SQLException e) {
    String message = message(e);
    return message.startsWith("[SQLITE_")
        && (SQLITE_DATA_CODES.contains(e.getErrorCode() & 0xff)
            || message.contains("integer overflow"));
  }

  /** The first line of the message: the others may quote the statement. */
  static String reason(SQLException e) {
    return message(e).lines().findFirst().orElse("") + " (SQLState " + e.getSQLState() + ")";
  }

  private static String state(SQLException e) {
    String state = e.getSQLState();
    return state == null ? "" : state;
  }

  private static String message(SQLException e) {
    String message = e.getMessage();
    return message == null ? "" : message;
  }
}
