package io.statbuffer.agent.transform;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The class files of code sources, each jar opened once. The jars that class loaders and the JDK
 * keep open aren't used: the application may close those at any time. Thread-safe. Close it, unless
 * it is for the class path, whose jars stay open until the JVM ends.
 */
final class OpenedJars implements AutoCloseable {
  private final Map<File, @Nullable JarFile> jars = new HashMap<>();

  /** What the class was loaded from, as far as that can be told; else null. */
  byte @Nullable [] read(Class<?> type, ClassLoader loader) throws IOException {
    return read(type.getProtectionDomain(), type.getName().replace('.', '/'), loader);
  }

  /** The same for a class of that name, which is looked for beside classes of the domain first. */
  byte @Nullable [] read(@Nullable ProtectionDomain domain, String internalName, ClassLoader loader)
      throws IOException {
    File place = place(domain);
    String name = internalName.concat(".class");
    if (place != null && place.isDirectory()) {
      File file = new File(place, name);
      if (file.isFile()) {
        return Files.readAllBytes(file.toPath());
      }
    } else if (place != null) {
      JarFile jar = jar(place);
      ZipEntry entry = jar == null ? null : jar.getEntry(name);
      if (jar != null && entry != null) {
        try (InputStream in = jar.getInputStream(entry)) {
          return in.readAllBytes();
        }
      }
    }
    return new ClassFiles(loader).read(internalName);
  }

  private static @Nullable File place(@Nullable ProtectionDomain domain) {
    CodeSource source = domain == null ? null : domain.getCodeSource();
    if (source == null
        || source.getLocation() == null
        || !source.getLocation().getProtocol().equals("file")) {
      return null;
    }
    try {
      return new File(source.getLocation().toURI());
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null; // the loader will know
    }
  }

  private synchronized @Nullable JarFile jar(File file) {
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
  public synchronized void close() throws IOException {
    for (JarFile jar : jars.values()) {
      if (jar != null) {
        jar.close();
      }
    }
  }
}
