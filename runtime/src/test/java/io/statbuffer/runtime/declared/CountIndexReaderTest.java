package io.statbuffer.runtime.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountIndexReaderTest {
  private static final String INDEX =
      "agent com.acme.Shop.audit()\ngenerated com.acme.Shop.place(com.acme.Order)\n";

  @TempDir Path folder;

  @Test
  void theIndexOfAFolderIsRead() throws IOException {
    Path index = folder.resolve(CountIndex.DIRECTORY + "com.acme.Shop");
    Files.createDirectories(index.getParent());
    Files.writeString(index, INDEX);
    assertRead(folder);
  }

  @Test
  void theIndexOfAJarIsRead() throws IOException {
    Path jar = folder.resolve("shop.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(CountIndex.DIRECTORY));
      out.putNextEntry(new JarEntry(CountIndex.DIRECTORY + "com.acme.Shop"));
      out.write(INDEX.getBytes(StandardCharsets.UTF_8));
      out.closeEntry();
    }
    assertRead(jar);
  }

  @Test
  void whatCantBeReadIsAProblem() throws IOException {
    Path index = folder.resolve(CountIndex.DIRECTORY);
    Files.createDirectories(index.resolve("folder"));
    Files.writeString(index.resolve("com.acme.Shop"), INDEX);
    try (URLClassLoader loader = loaderOf(folder)) {
      CountIndexReader reader = CountIndexReader.read(loader);
      assertThat(reader.problems())
          .singleElement()
          .asString()
          .contains("can't read the index file:");
    }
  }

  private static void assertRead(Path classPath) throws IOException {
    try (URLClassLoader loader = loaderOf(classPath)) {
      CountIndexReader index = CountIndexReader.read(loader);
      assertThat(index.problems()).isEmpty();
      assertThat(index.methods())
          .containsExactly(
              new IndexedMethod("com.acme.Shop", "audit()", false),
              new IndexedMethod("com.acme.Shop", "place(com.acme.Order)", true));
    }
  }

  private static URLClassLoader loaderOf(Path path) throws IOException {
    return new URLClassLoader(new URL[] {path.toUri().toURL()}, null);
  }
}
