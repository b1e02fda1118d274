package io.statbuffer.agent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.loaded.Till;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenedJarsTest {
  @Test
  void aJarIsOpenedOnceForAllItsClasses(@TempDir Path folder) throws Exception {
    Path jar = folder.resolve("till.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry(TillLoader.RESOURCE));
      zip.write(TillLoader.classFile());
    }
    ClassLoader none = ClassLoader.getPlatformClassLoader();
    try (OpenedJars jars = new OpenedJars()) {
      Class<?> till;
      try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, none)) {
        till = loader.loadClass(Till.class.getName());
        assertThat(jars.read(till, none)).isEqualTo(TillLoader.classFile());
      }
      Files.delete(jar);

      assertThat(jars.read(till, none)).isEqualTo(TillLoader.classFile());
    }
  }

  @Test
  void whatLiesInADirectoryIsReadThere(@TempDir Path folder) throws Exception {
    Path file = folder.resolve(TillLoader.RESOURCE);
    Files.createDirectories(file.getParent());
    Files.write(file, TillLoader.classFile());
    ClassLoader none = ClassLoader.getPlatformClassLoader();
    CodeSource source = new CodeSource(folder.toUri().toURL(), (Certificate[]) null);
    try (OpenedJars jars = new OpenedJars()) {
      for (int i = 0; i < 2; i++) { // each has a domain of its own
        ProtectionDomain domain = new ProtectionDomain(source, null);

        assertThat(jars.read(domain, Till.class.getName().replace('.', '/'), none))
            .isEqualTo(TillLoader.classFile());
      }
    }
  }

  @Test
  void whatLiesInNoJarIsReadThroughItsLoader() throws Exception {
    try (OpenedJars jars = new OpenedJars()) {
      TillLoader loader = new TillLoader(false);

      assertThat(jars.read(loader.define(), loader)).isEqualTo(TillLoader.classFile());
    }
  }

  @Test
  void aClassWithoutAClassFileHasNone() throws Exception {
    try (OpenedJars jars = new OpenedJars()) {
      ClassLoader loader = ClassLoader.getPlatformClassLoader();

      assertThat(jars.read(new TillLoader(false).define(), loader)).isNull();
    }
  }
}
