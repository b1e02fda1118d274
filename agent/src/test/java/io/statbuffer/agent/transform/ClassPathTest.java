package io.statbuffer.agent.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {
  private static final byte[] FIRST = {1};
  private static final byte[] SECOND = {2};

  @TempDir Path directory;

  @Test
  void whatAnArchiveHoldsBelongsToItIfThatIsAskedFor() throws IOException {
    Path jar =
        write(
            "app.jar",
            Map.of(
                "launcher/Main.class", FIRST,
                "BOOT-INF/classes/a/A.class", FIRST,
                "BOOT-INF/lib/lib.jar", zip(Map.of("b/B.class", FIRST)),
                "META-INF/versions/21/a/A.class", SECOND));
    assertThat(names(ClassPath.open(jar.toString()))).containsExactly("launcher/Main");
    assertThat(names(ClassPath.openWithArchives(jar.toString())))
        .containsExactly("a/A", "b/B", "launcher/Main");
  }

  @Test
  void warFilesAreArchivesToo() throws IOException {
    Path war =
        write(
            "app.war",
            Map.of(
                "WEB-INF/classes/a/A.class", FIRST,
                "WEB-INF/lib/lib.jar", zip(Map.of("b/B.class", FIRST)),
                "WEB-INF/lib-provided/api.jar", zip(Map.of("c/C.class", FIRST))));
    assertThat(names(ClassPath.openWithArchives(war.toString())))
        .containsExactly("a/A", "b/B", "c/C");
  }

  @Test
  void aStarStandsForTheJarsOfADirectory() throws IOException {
    write("b.JAR", Map.of("b/B.class", FIRST));
    write("a.jar", Map.of("a/A.class", FIRST));
    write("c.zip", Map.of("c/C.class", FIRST));
    assertThat(names(ClassPath.openWithArchives(directory + "/*"))).containsExactly("a/A", "b/B");
  }

  @Test
  void theFirstOfTwoClassesOfOneNameIsTheOne() throws IOException {
    Path first = write("first.jar", Map.of("a/A.class", FIRST));
    Path second = write("second.jar", Map.of("a/A.class", SECOND));
    List<byte[]> found = new ArrayList<>();
    try (ClassPath path = ClassPath.open(first + File.pathSeparator + second)) {
      path.forEach((name, classFile) -> found.add(classFile));
      assertThat(path.read("a/A")).isEqualTo(FIRST);
    }
    assertThat(found).containsExactly(FIRST);
  }

  @Test
  void anEntryThatCannotBeReadIsNamed() throws IOException {
    Path broken = Files.write(directory.resolve("broken.jar"), FIRST);
    assertThatThrownBy(() -> ClassPath.openWithArchives(broken.toString()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(broken + " is no jar that can be read");
    Path nested = write("app.jar", Map.of("BOOT-INF/lib/broken.jar", FIRST));
    assertThatThrownBy(() -> ClassPath.openWithArchives(nested.toString()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(nested + "!/BOOT-INF/lib/broken.jar is no jar that can be read");
    assertThatThrownBy(() -> ClassPath.openWithArchives("nosuch/*"))
        .hasMessage("nosuch is no directory");
  }

  private static List<String> names(ClassPath classPath) throws IOException {
    List<String> names = new ArrayList<>();
    try (classPath) {
      classPath.forEach((name, classFile) -> names.add(name));
    }
    return names;
  }

  private Path write(String name, Map<String, byte[]> entries) throws IOException {
    return Files.write(directory.resolve(name), zip(entries));
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (var entry : new TreeMap<>(entries).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }
}
