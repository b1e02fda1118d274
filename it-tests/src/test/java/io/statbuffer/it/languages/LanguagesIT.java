package io.statbuffer.it.languages;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is one call to the author of an application is one count, whatever a compiler makes of it.
 */
class LanguagesIT {
  private static final Map<String, Long> SAME_IN_ALL =
      Map.of("default.5", 1L, "default.6", 1L, "thrown", 1L);

  @TempDir Path directory;

  @Test
  void kotlinIsCountedWithCompanionsAndSuspendingFunctions() throws Exception {
    Map<String, Long> counts =
        Map.ofEntries(
            Map.entry("top.level", 1L),
            Map.entry("extended.text", 1L),
            Map.entry("interface.default", 1L),
            Map.entry("companion.corner", 1L),
            Map.entry("jvm.static", 2L), // once through the companion, once through the static one
            Map.entry("getter", 1L),
            Map.entry("path.acme.7", 1L),
            Map.entry("amount", 102L),
            Map.entry("lambda", 1L),
            Map.entry("object", 1L),
            Map.entry("suspend.abc", 1L),
            Map.entry("suspend.recursive", 3L),
            Map.entry("suspend.tail", 1L),
            Map.entry("suspend.never", 1L));
    EndedJvm ended = counts(Language.KOTLIN, counts);
    assertThat(ended.errors()).hasSize(2);
    assertThat(ended.errorsWith("suspending function")).hasSize(2);
    assertThat(ended.errorsWith("Suspending.returned(")).hasSize(1);
    assertThat(ended.errorsWith("Suspending.thrown(")).hasSize(1);
  }

  @Test
  void groovyIsCountedWithTraitsAndDynamicCalls() throws Exception {
    Map<String, Long> counts =
        Map.of(
            "trait", 1L,
            "constructor", 1L,
            "dynamic", 4L,
            "overload", 1L,
            "path.acme", 1L,
            "amount", 100L,
            "closure", 1L,
            "returned.corner", 1L,
            "static", 1L);
    EndedJvm ended = counts(Language.GROOVY, counts);
    assertThat(ended.errors()).isEmpty();
  }

  @Test
  void scalaIsCountedWithTraitsAndObjects() throws Exception {
    Map<String, Long> counts =
        Map.of(
            "trait", 3L, // two of them in an argument that is evaluated twice
            "trait.x", 1L,
            "lazy", 4L,
            "by.name", 1L,
            "path.acme.7", 1L,
            "amount", 100L,
            "returned.4", 1L,
            "generic.List(1)", 1L,
            "object.corner", 2L,
            "main", 1L);
    EndedJvm ended = counts(Language.SCALA, counts);
    assertThat(ended.errors()).isEmpty();
  }

  private EndedJvm counts(Language language, Map<String, Long> ownCounts) throws Exception {
    List<Path> classPath = language.compile(directory);
    Map<String, Long> expected = new TreeMap<>();
    SAME_IN_ALL.forEach((key, count) -> expected.put("default/" + key, count));
    ownCounts.forEach((key, count) -> expected.put("default/" + key, count));
    List<Path> jdks = Jdks.all();
    EndedJvm ended = run(language, classPath, jdks.get(0), expected);
    for (Path other : jdks.subList(1, jdks.size())) {
      assertThat(run(language, classPath, other, expected)).isEqualTo(ended);
    }
    return ended;
  }

  private EndedJvm run(
      Language language, List<Path> classPath, Path jdk, Map<String, Long> expected)
      throws Exception {
    Path home = Files.createTempDirectory(directory, "run");
    CountsDatabase database = CountsDatabase.h2(home.resolve("counts"));
    Path file = database.configure(home);
    ForkedJvm jvm = ForkedJvm.in(home).on(jdk).agent(file).classPath(classPath);
    EndedJvm ended = language.run(jvm);
    assertThat(database.totals()).isEqualTo(expected);
    return ended;
  }
}
