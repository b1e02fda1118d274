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
 * <p>Once found, it is kept, until the class loader that brings it is unloaded. Thread-safe.
 */
public final class DriverFinder {
  private final DatabaseSettings settings;
  private final Set<ClassLoader> loaders;
  private final AskedLoaders asked;
  private final KeptDriver found = new KeptDriver();
  private @Nullable ClassLoader driverPath;

  /**
   * A finder for that database.
   *
   * @param loaders class loaders of the application's woven classes
   */
  public DriverFinder(DatabaseSettings settings, Set<ClassLoader> loaders) {
    this.settings = settings;
    this.loaders = loaders;
    this.asked = new AskedLoaders(settings.url());
  }

  /** Opens a connection to the configured URL. */
  Connection connect(Properties properties) throws SQLException {
    String url = settings.url();
    if (settings.isDefault()) {
      return BundledH2.connectToDefault(properties);
    }
    Connection connection = connectByDriver(properties);
    if (connection != null) {
      return connection;
    }
    if (BundledH2.accepts(url)) {
      return BundledH2.connect(url, properties);
    }
    askAgain(); // somebody may bring the driver to where it is looked for
    throw new SQLException(
        "no driver for "
            + settings.secrets().mask(url)
            + (settings.driverPath() == null
                ? "; set jdbc.driver.path to the driver's jar if the application has none"
                : " in jdbc.driver.path " + settings.driverPath() + " nor in the application"),
        "08001");
  }

  /** By the driver that is known, or another if that belongs to an application that is stopped. */
  private @Nullable Connection connectByDriver(Properties properties) throws SQLException {
    Driver driver = driver();
    try {
      return driver == null ? null : driver.connect(settings.url(), properties);
    } catch (LinkageError | IllegalStateException e) {
      Driver other = otherThan(driver);
      if (other != null && other != driver) {
        return other.connect(settings.url(), properties);
      }
      if (other == null && BundledH2.accepts(settings.url())) {
        return null;
      }
      throw new SQLException("the driver doesn't work: " + e, "08001", e);
    }
  }

  private synchronized @Nullable Driver otherThan(@Nullable Driver broken) throws SQLException {
    if (found.get() == broken) {
      found.letGo();
    }
    return driver();
  }

  private synchronized @Nullable Driver driver() throws SQLException {
    Driver driver = found.get();
    if (driver == null) {
      driver = find();
      if (driver != null) {
        found.keep(driver);
      }
    }
    return driver;
  }

  private synchronized void askAgain() {
    asked.forget();
  }

  private @Nullable Driver find() throws SQLException {
    Driver driver = null;
    if (settings.driverPath() != null) {
      driver = asked.ask(driverPath(settings.driverPath()));
    }
    for (Iterator<ClassLoader> i = candidates().iterator(); driver == null && i.hasNext(); ) {
      driver = asked.ask(i.next());
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

  /** Those that the application registered itself. */
  private @Nullable Driver registered() {
    for (Enumeration<Driver> all = DriverManager.getDrivers(); all.hasMoreElements(); ) {
      Driver driver = all.nextElement();
      if (asked.accepts(driver)) {
        return driver;
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
