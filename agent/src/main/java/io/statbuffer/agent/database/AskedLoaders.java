package io.statbuffer.agent.database;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Iterator;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks class loaders for the driver of a URL, each once: the search is repeated at each flush as
 * long as it finds nothing, and the loader of a web application that was stopped meanwhile would
 * log each question. Not thread-safe; holds the loaders weakly.
 */
final class AskedLoaders {
  /** A class loader that fails each time would be asked for ever. */
  private static final int MOST_BROKEN = 100;

  private final String url;
  private final Set<ClassLoader> asked = Collections.newSetFromMap(new WeakHashMap<>());

  AskedLoaders(String url) {
    this.url = url;
  }

  /** The driver that the loader brings, unless it was asked before. */
  @Nullable Driver ask(ClassLoader loader) {
    return asked.add(loader) ? find(loader) : null;
  }

  /** Asks again. */
  void forget() {
    asked.clear();
  }

  private @Nullable Driver find(ClassLoader loader) {
    Iterator<Driver> drivers = ServiceLoader.load(Driver.class, loader).iterator();
    for (int broken = 0; broken < MOST_BROKEN; broken++) {
      try {
        while (drivers.hasNext()) {
          Driver driver = drivers.next();
          if (accepts(driver)) {
            return driver;
          }
        }
        return null;
      } catch (RuntimeException e) {
        return null; // of the loader itself: it is stopped, or doesn't work
      } catch (Error e) {
        // A driver that can't be loaded isn't the one; if none is found, that is said.
      }
    }
    return null;
  }

  /** Whether the driver takes the URL; one that fails to tell doesn't. */
  boolean accepts(Driver driver) {
    try {
      return driver.acceptsURL(url);
    } catch (SQLException | RuntimeException | Error e) {
      return false;
    }
  }
}
