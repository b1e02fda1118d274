package io.statbuffer.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What the one jar holds. */
class JarIT {
  @Test
  void allClassesButTheSharedRegistryAreTheAgentsOwn() throws IOException {
    try (JarFile jar = new JarFile(ForkedJvm.AGENT.toFile())) {
      assertThat(jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName))
          .allMatch(
              name ->
                  name.startsWith("io/statbuffer/agent/")
                      || name.startsWith("io/statbuffer/runtime/")
                      || name.startsWith("META-INF/"))
          .noneMatch(name -> name.startsWith("io/statbuffer/runtime/jdbi/"))
          .doesNotContain("META-INF/services/java.sql.Driver")
          .contains(
              "io/statbuffer/runtime/StatBuffers.class",
              "io/statbuffer/agent/shaded/h2/org/h2/util/data.zip");
    }
  }

  @Test
  void theLicencesOfAllThatItHoldsAreInIt() throws IOException {
    String folder = "META-INF/licenses/";
    try (JarFile jar = new JarFile(ForkedJvm.AGENT.toFile())) {
      String list = text(jar, folder + "THIRD-PARTY.txt");
      assertThat(list).contains("H2 2.", "Jdbi 3.").doesNotContain("${");
      List<String> named =
          Pattern.compile("see ([\\w.-]*\\w)")
              .matcher(list)
              .results()
              .map(m -> m.group(1))
              .toList();
      assertThat(named).contains("Apache-2.0.txt", "MPL-2.0.txt", "ASM", "slf4j.txt", "antlr4.txt");
      for (String file : named) {
        assertThat(text(jar, folder + file)).hasSizeGreaterThan(1000);
      }
    }
  }

  private static String text(JarFile jar, String name) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void whatAStartLoadsIsNotCompressed() throws IOException {
    Pattern later = Pattern.compile("io/statbuffer/agent/(cli|shaded/(?!bytebuddy/)\\w+)/.*");
    try (JarFile jar = new JarFile(ForkedJvm.AGENT.toFile())) {
      List<JarEntry> entries = jar.stream().toList();
      assertThat(entries).extracting(JarEntry::getName).doesNotHaveDuplicates();
      assertThat(entries.get(0).getName()).isEqualTo(JarFile.MANIFEST_NAME);
      assertThat(entries)
          .filteredOn(entry -> entry.getName().endsWith(".class"))
          .allMatch(
              entry ->
                  entry.getMethod()
                      == (later.matcher(entry.getName()).matches()
                          ? ZipEntry.DEFLATED
                          : ZipEntry.STORED));
    }
  }

  @Test
  void theManifestNamesWhatTheJvmCalls() throws IOException {
    try (JarFile jar = new JarFile(ForkedJvm.AGENT.toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      assertThat(manifest.getValue("Premain-Class")).isEqualTo(Agent.class.getName());
      assertThat(manifest.getValue("Agent-Class")).isEqualTo(Agent.class.getName());
      assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
      assertThat(manifest.getValue("Can-Redefine-Classes")).isEqualTo("false");
      assertThat(manifest.getValue("Implementation-Version")).isNotBlank();
    }
  }
}
