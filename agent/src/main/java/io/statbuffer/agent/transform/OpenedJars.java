package io.statbuffer.agent.transform;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The class files of loaded classes, each jar opened once. The jars that class loaders and the JDK
 * keep open aren't used: the application may close those at any time. Close it.
 */
final class OpenedJars implements AutoCloseable {
  private final Map<File, @Nullable JarFile> jars = new HashMap<>();

  /** What the class was loaded from, as far as that can be told; else null. */
  byte @Nullable [] read(Class<?> type, ClassLoader loader) throws IOException {
    String internalName = type.getName().replace('.', '/');
    JarFile jar = jar(type);
    ZipEntry entry = jar == null ? null : jar.getEntry(internalName + ".class");
    if (jar == null || entry == null) {
      return new ClassFiles(loader).read(internalName);
    }
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  private @Nullable JarFile jar(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null
        || source.getLocation() == null
        || !source.getLocation().getProtocol().equals("file")) {
      return null;
    }
    File file;
    try {
      URI location = source.getLocation().toURI();
      file = new File(location);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null; // the loader will know
    }
    if (!jars.containsKey(file)) {
      jars.put(file, open(file));
    }
    return jars.get(file);
  }

  private static @Nullable JarFile open(File file) {
    if (!file.isFile()) {
      return null;
    }
    try {
      return new JarFile(file, false, ZipFile.OPEN_READ, Runtime.version());
    } catch (IOException e) {
      return null; // no jar, or no longer; the loader will know
    }
  }

  @Override
  public void close() throws IOException {
    for (JarFile jar : jars.values()) {
      if (jar != null) {
        jar.close();
      }
    }
  }
}
