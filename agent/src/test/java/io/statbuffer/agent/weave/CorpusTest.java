package io.statbuffer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.JarFile;
import net.bytebuddy.ByteBuddy;
import org.assertj.core.api.Assertions;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every method of whole libraries, woven to count at every moment. */
class CorpusTest {
  /** The class files of the jar that holds this class. */
  private static Map<String, byte[]> classFiles(Class<?> ofJar) {
    Map<String, byte[]> classFiles = new LinkedHashMap<>();
    try (JarFile jar =
        new JarFile(
            Path.of(ofJar.getProtectionDomain().getCodeSource().getLocation().toURI()).toFile())) {
      for (var entry : jar.stream().toList()) {
        String name = entry.getName();
        if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.contains("-")) {
          byte[] bytes = jar.getInputStream(entry).readAllBytes();
          classFiles.put(name.substring(0, name.length() - ".class".length()), bytes);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (java.net.URISyntaxException e) {
      throw new AssertionError(e);
    }
    return classFiles;
  }

  /** How the class fails to link, or "" if it doesn't. */
  private static String link(ClassLoader loader, String name) {
    try {
      // Links the class, which verifies it, and doesn't initialize it.
      return Class.forName(name.replace('/', '.'), false, loader).getDeclaredConstructors().length
              < 0
          ? "impossible"
          : "";
    } catch (LinkageError | ClassNotFoundException | TypeNotPresentException e) {
      return e.getClass().getName();
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {Assertions.class, org.h2.Driver.class, ByteBuddy.class, EclipseCompiler.class})
  void everyWovenClassIsVerified(Class<?> ofJar) {
    Map<String, byte[]> originals = classFiles(ofJar);
    Map<String, byte[]> annotated = new LinkedHashMap<>();
    originals.forEach((name, bytes) -> annotated.put(name, Annotated.of(bytes, true)));
    WovenClasses unwoven = new WovenClasses(originals, WovenClasses.NO_RULES);
    WovenClasses woven = new WovenClasses(annotated, WovenClasses.NO_RULES);

    List<String> failures = new ArrayList<>();
    for (String name : originals.keySet()) {
      String expected = link(unwoven, name);
      String failure = link(woven, name);
      if (!failure.equals(expected)) {
        failures.add(name + ": " + failure + " instead of '" + expected + "'");
      }
    }

    assertThat(failures).isEmpty();
    assertThat(woven.messages()).isEmpty();
    assertThat(woven.counted).hasSizeGreaterThan(10_000);
  }

  @Test
  void aWholeDatabaseCountsEachCallAndItsEnd() throws Exception {
    Map<String, byte[]> annotated = new LinkedHashMap<>();
    classFiles(org.h2.Driver.class)
        .forEach((name, bytes) -> annotated.put(name, Annotated.of(bytes, false)));
    WovenClasses woven = new WovenClasses(annotated, WovenClasses.NO_RULES);

    Map<String, Long> counted = Counted.by(() -> useDatabase(woven));

    assertThat(woven.messages()).isEmpty();
    List<String> wrong = new ArrayList<>();
    long thrown = 0;
    for (String key : counted.keySet()) {
      if (key.startsWith("CALL") && key.endsWith(" method")) {
        String of = key.substring("CALL".length());
        long returns = counted.getOrDefault("RETURN" + of, 0L);
        long throwns = counted.getOrDefault("THROW" + of, 0L);
        thrown += throwns;
        if (counted.get(key) != returns + throwns) {
          wrong.add(of + " " + counted.get(key) + " != " + returns + " + " + throwns);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(thrown).isPositive();
    assertThat(counted).hasSizeGreaterThan(500);
  }

  private static void useDatabase(WovenClasses woven) {
    try {
      Driver driver = (Driver) woven.load("org.h2.Driver").getDeclaredConstructor().newInstance();
      try (Connection connection = driver.connect("jdbc:h2:mem:woven", new Properties());
          Statement statement = connection.createStatement()) {
        statement.execute("create table t (id int primary key, name varchar(20))");
        for (int i = 0; i < 100; i++) {
          statement.execute("insert into t values (" + i + ", 'name" + i % 7 + "')");
        }
        try {
          statement.execute("insert into t values (1, 'again')");
          throw new AssertionError("a key twice");
        } catch (SQLException e) {
          assertThat(e.getSQLState()).isEqualTo("23505");
        }
        String sql = "select name, count(*) from t where id > 3 group by name order by 2, name";
        try (ResultSet rows = statement.executeQuery(sql)) {
          int count = 0;
          while (rows.next()) {
            count++;
          }
          assertThat(count).isEqualTo(7);
        }
      }
    } catch (ReflectiveOperationException | SQLException e) {
      throw new AssertionError(e);
    }
  }
}
