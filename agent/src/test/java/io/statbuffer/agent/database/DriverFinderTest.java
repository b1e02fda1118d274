package io.statbuffer.agent.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import io.statbuffer.agent.settings.DatabaseSettings;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Enumeration;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriverFinderTest {
  private static final URL H2 =
      org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation();

  private static DatabaseSettings settings(String url, @Nullable String driverPath) {
    return new DatabaseSettings(url, null, null, driverPath, DatabaseSettings.DEFAULT_TABLE, true);
  }

  private static Connection connect(DatabaseSettings settings, ClassLoader... loaders)
      throws SQLException {
    return new DriverFinder(settings, Set.of(loaders)).connect(new Properties());
  }

  @Test
  void theDriverPathComesFirst() throws Exception {
    try (Connection connection =
        connect(settings("jdbc:h2:mem:", Path.of(H2.toURI()).toString()))) {
      assertThat(connection.getClass().getClassLoader())
          .isInstanceOf(URLClassLoader.class)
          .isNotSameAs(org.h2.Driver.class.getClassLoader());
    }
  }

  @Test
  void theClassPathComesBeforeTheAgentsOwnH2() throws SQLException {
    try (Connection connection = connect(settings("jdbc:h2:mem:", null))) {
      assertThat(connection).isInstanceOf(org.h2.jdbc.JdbcConnection.class);
    }
  }

  @Test
  void aThreadsContextClassLoaderMayBringTheDriver(@TempDir Path folder) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader application = withProbeDriver(folder)) {
      thread.setContextClassLoader(application);
      assertThatThrownBy(() -> connect(settings("jdbc:probe:x", null)))
          .hasMessage("reached by " + application.getName());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void theLoaderOfAWovenClassMayBringTheDriver(@TempDir Path folder) throws Exception {
    try (URLClassLoader application = withProbeDriver(folder)) {
      assertThatThrownBy(() -> connect(settings("jdbc:probe:x", null), application))
          .hasMessage("reached by " + application.getName());
    }
  }

  /** Fails whatever it is asked for. */
  private static final class BrokenLoader extends ClassLoader {
    private final boolean checked;

    BrokenLoader(boolean checked) {
      super(null);
      this.checked = checked;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      if (checked) {
        throw new IOException("no access");
      }
      throw new IllegalStateException("this application is stopped");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Timeout(value = 60, threadMode = SEPARATE_THREAD) // nothing interrupts an endless search
  void aClassLoaderThatFailsEachTimeIsPassedOver(boolean checked, @TempDir Path folder)
      throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader application = withProbeDriver(folder)) {
      thread.setContextClassLoader(new BrokenLoader(checked));
      assertThatThrownBy(() -> connect(settings("jdbc:probe:x", null), application))
          .hasMessage("reached by " + application.getName());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void theDriverPathIsOpenedOnceHoweverOftenItIsSearched(@TempDir Path folder) throws Exception {
    Path path = Files.createDirectory(folder.resolve("empty"));
    DriverFinder finder = new DriverFinder(settings("jdbc:nosuch:x", path.toString()), Set.of());
    assertThatThrownBy(() -> finder.connect(new Properties())).hasMessageStartingWith("no driver");
    Files.delete(path);

    assertThatThrownBy(() -> finder.connect(new Properties())).hasMessageStartingWith("no driver");
  }

  private static URLClassLoader withProbeDriver(Path folder) throws Exception {
    ProbeDriver.compileTo(folder);
    return new URLClassLoader(
        "application", new URL[] {folder.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
  }

  @Test
  void aMissingDriverIsSaidWithTheUrlAndWhatToDo() {
    assertThatThrownBy(() -> connect(settings("jdbc:nosuch://u:secret@db/app", null)))
        .isInstanceOf(SQLException.class)
        .hasMessageContainingAll("jdbc:nosuch://u:***@db/app", "jdbc.driver.path")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aDriverPathThatNamesNoFileIsSaid() {
    assertThatThrownBy(() -> connect(settings("jdbc:h2:mem:", "nosuch.jar")))
        .hasMessageContainingAll("jdbc.driver.path", "nosuch.jar");
  }

  @Test
  void theAgentsOwnH2IsNotTheApplications(@TempDir Path folder) throws SQLException {
    String url = "jdbc:h2:" + folder.resolve("x");
    try (Connection connection = BundledH2.connect(url, new Properties())) {
      assertThat(connection).isNotInstanceOf(org.h2.jdbc.JdbcConnection.class);
      assertThat(connection.getClass().getName()).isEqualTo("org.h2.jdbc.JdbcConnection");
    }
  }
}
