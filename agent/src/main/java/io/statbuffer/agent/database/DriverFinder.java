package io.statbuffer.agent.database;

import io.statbuffer.agent.settings.DatabaseSettings;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the driver of the configured URL, in this order:
 *
 * <ol>
 *   <li>in {@code jdbc.driver.path}, if it is given;
 *   <li>on the class path of the application;
 *   <li>where its threads load classes from, as from the jars within a Spring Boot jar;
 *   <li>where its woven classes come from;
 *   <li>for {@code jdbc:h2:}, in the agent.
 * </ol>
 *
 * <p>Once found, it is kept. Thread-safe.
 */
public final class DriverFinder {
  /** A class loader that fails each time would be asked for ever. */
  private static final int MOST_BROKEN = 100;

  private final DatabaseSettings settings;
  private final Set<ClassLoader> loaders;
  private @Nullable ClassLoader driverPath;
  private @Nullable Driver found;

  /**
   * A finder for that database.
   *
   * @param loaders class loaders of the application's woven classes
   */
  public DriverFinder(DatabaseSettings settings, Set<ClassLoader> loaders) {
    this.settings = settings;
    this.loaders = loaders;
  }

  /** Opens a connection to the configured URL. */
  Connection connect(Properties properties) throws SQLException {
    String url = settings.url();
    if (settings.isDefault()) {
      return BundledH2.connectToDefault(properties);
    }
    Driver driver = driver();
    if (driver != null) {
      Connection connection = driver.connect(url, properties);
      if (connection != null) {
        return connection;
      }
    }
    if (BundledH2.accepts(url)) {
      return BundledH2.connect(url, properties);
    }
    throw new SQLException(
        "no driver for "
            + settings.secrets().mask(url)
            + (settings.driverPath() == null
                ? "; set jdbc.driver.path to the driver's jar if the application has none"
                : " in jdbc.driver.path " + settings.driverPath() + " nor in the application"),
        "08001");
  }

  private synchronized @Nullable Driver driver() throws SQLException {
    if (found == null) {
      found = find();
    }
    return found;
  }

  private @Nullable Driver find() throws SQLException {
    Driver driver = null;
    if (settings.driverPath() != null) {
      driver = in(driverPath(settings.driverPath()));
    }
    for (Iterator<ClassLoader> i = candidates().iterator(); driver == null && i.hasNext(); ) {
      driver = in(i.next());
    }
    return driver != null ? driver : registered();
  }

  /** Made once, as a search without success is repeated at each flush. */
  private ClassLoader driverPath(String path) throws SQLException {
    ClassLoader current = driverPath;
    if (current == null) {
      current = new URLClassLoader(urls(path), ClassLoader.getPlatformClassLoader());
      driverPath = current;
    }
    return current;
  }

  private Set<ClassLoader> candidates() {
    Set<ClassLoader> candidates = new LinkedHashSet<>();
    candidates.add(ClassLoader.getSystemClassLoader());
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      try {
        ClassLoader loader = thread.getContextClassLoader();
        if (loader != null) {
          candidates.add(loader);
        }
      } catch (RuntimeException | Error e) {
        // The thread's class is the application's, and this method may be, too.
      }
    }
    synchronized (loaders) {
      candidates.addAll(loaders);
    }
    return candidates;
  }

  private @Nullable Driver in(ClassLoader loader) {
    Iterator<Driver> drivers = ServiceLoader.load(Driver.class, loader).iterator();
    for (int broken = 0; broken < MOST_BROKEN; broken++) {
      try {
        while (drivers.hasNext()) {
          Driver driver = drivers.next();
          if (driver.acceptsURL(settings.url())) {
            return driver;
          }
        }
        return null;
      } catch (SQLException | RuntimeException | Error e) {
        // A driver or a loader that doesn't work isn't the one; if none is found, that is said.
      }
    }
    return null;
  }

  /** Those that the application registered itself. */
  private @Nullable Driver registered() {
    for (Enumeration<Driver> all = DriverManager.getDrivers(); all.hasMoreElements(); ) {
      Driver driver = all.nextElement();
      try {
        if (driver.acceptsURL(settings.url())) {
          return driver;
        }
      } catch (SQLException | RuntimeException | Error e) {
        // One that doesn't work isn't the one.
      }
    }
    return null;
  }

  private static URL[] urls(String path) throws SQLException {
    List<URL> urls = new ArrayList<>();
    for (String part : path.split(File.pathSeparator, -1)) {
      File file = new File(part.trim());
      if (!file.exists()) {
        throw new SQLException("jdbc.driver.path names no file: " + file.getAbsolutePath());
      }
      try {
        urls.add(file.toURI().toURL());
      } catch (MalformedURLException e) {
        throw new SQLException("jdbc.driver.path names no file: " + file, e);
      }
    }
    return urls.toArray(new URL[0]);
  }
}
