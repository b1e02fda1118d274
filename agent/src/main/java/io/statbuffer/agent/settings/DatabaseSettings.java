package io.statbuffer.agent.settings;

import io.statbuffer.agent.message.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Where the counts go.
 *
 * @param driverPath jars or directories with a driver that the application lacks, separated as on a
 *     class path
 * @param createsTables whether missing tables are created
 */
public record DatabaseSettings(
    String url,
    @Nullable String user,
    @Nullable String password,
    @Nullable String driverPath,
    String table,
    boolean createsTables) {

  /** The H2 file that is used when no URL is given. */
  public static final String DEFAULT_FILE = "./statbuffer-counts";

  /**
   * The URL of {@link #DEFAULT_FILE}. H2's own shutdown hook must not close it, as the last flush
   * is made while the JVM shuts down.
   */
  public static final String DEFAULT_URL =
      "jdbc:h2:file:" + DEFAULT_FILE + ";DB_CLOSE_ON_EXIT=FALSE";

  /** The table of the counts, unless another is given. */
  public static final String DEFAULT_TABLE = "stat_counts";

  /** Whether no database was configured. */
  public boolean isDefault() {
    return url.equals(DEFAULT_URL);
  }

  /** What must not be printed of it. */
  public Secrets secrets() {
    return Secrets.of(url, password);
  }

  /** Without the password, wherever it is printed. */
  @Override
  public String toString() {
    return secrets().mask(url) + " as " + user;
  }
}
