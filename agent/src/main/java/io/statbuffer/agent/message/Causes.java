package io.statbuffer.agent.message;

/** What to say of a chain of exceptions in one line. */
public final class Causes {
  private static final int DEEPEST = 16;

  private Causes() {}

  /**
   * The first of the chain that comes from a database, since what others wrapped around it says no
   * more; else the outermost.
   */
  public static String describe(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (isFromDatabase(cause.getClass())) {
        return String.valueOf(cause.getMessage());
      }
      cause = cause.getCause();
    }
    return thrown.toString();
  }

  /** By name: java.sql need not be loaded for it. */
  private static boolean isFromDatabase(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (c.getName().equals("java.sql.SQLException")) {
        return true;
      }
    }
    return false;
  }
}
