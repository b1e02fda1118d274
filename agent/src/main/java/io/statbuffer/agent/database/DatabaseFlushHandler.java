package io.statbuffer.agent.database;

import io.statbuffer.agent.settings.DatabaseSettings;
import io.statbuffer.runtime.Batch;
import io.statbuffer.runtime.FlushHandler;
import io.statbuffer.runtime.jdbi.JdbiFlushHandler;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads JDBI, the driver and all that goes with them at the first flush, and not before. Serves any
 * number of buffers.
 */
public final class DatabaseFlushHandler implements FlushHandler<String> {
  private final DatabaseSettings settings;
  private final Set<ClassLoader> loaders;
  private @Nullable FlushHandler<String> handler;

  /**
   * A handler for that database.
   *
   * @param loaders class loaders of the application, among which may be its driver's
   */
  public DatabaseFlushHandler(DatabaseSettings settings, Set<ClassLoader> loaders) {
    this.settings = settings;
    this.loaders = loaders;
  }

  @Override
  public void flush(Batch<String> batch) throws Exception {
    handler().flush(batch);
  }

  private synchronized FlushHandler<String> handler() {
    FlushHandler<String> current = handler;
    if (current == null) {
      current = Jdbc.open(settings, loaders);
      handler = current;
    }
    return current;
  }

  /** Apart, as the JVM loads types of JDBC already to verify the class that mentions them. */
  private static final class Jdbc {
    static FlushHandler<String> open(DatabaseSettings settings, Set<ClassLoader> loaders) {
      return JdbiFlushHandler.<String>builder(
              new FlushDataSource(settings, new DriverFinder(settings, loaders)))
          .table(settings.table())
          .createTables(settings.createsTables())
          .build();
    }
  }
}
