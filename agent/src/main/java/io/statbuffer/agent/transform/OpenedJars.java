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
import java.util.WeakHashMap;
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
  /** Where the classes of a code source are: a directory, a jar, or only its loader knows. */
  private record Place(@Nullable File directory, @Nullable JarFile jar) {}

  private static final Place ELSEWHERE = new Place(null, null);

  /** Held weakly, as a domain refers to its class loader. */
  private final Map<ProtectionDomain, Place> places = new WeakHashMap<>();

  private final Map<File, Place> opened = new HashMap<>();

  /** What the class was loaded from, as far as that can be told; else null. */
  byte @Nullable [] read(Class<?> type, ClassLoader loader) throws IOException {
    return read(type.getProtectionDomain(), type.getName().replace('.', '/'), loader);
  }

  /** The same for a class of that name, which is looked for beside classes of the domain first. */
  byte @Nullable [] read(@Nullable ProtectionDomain domain, String internalName, ClassLoader loader)
      throws IOException {
    Place place = domain == null ? ELSEWHERE : place(domain);
    String name = internalName.concat(".class");
    if (place.jar != null) {
      ZipEntry entry = place.jar.getEntry(name);
      if (entry != null) {
        try (InputStream in = place.jar.getInputStream(entry)) {
          return in.readAllBytes();
        }
      }
    } else if (place.directory != null) {
      File file = new File(place.directory, name);
      if (file.isFile()) {
        return Files.readAllBytes(file.toPath());
      }
    }
    return new ClassFiles(loader).read(internalName);
  }

  private synchronized Place place(ProtectionDomain domain) {
    Place place = places.get(domain);
    if (place == null) {
      File file = file(domain.getCodeSource());
      place = file == null ? ELSEWHERE : place(file);
      places.put(domain, place);
    }
    return place;
  }

  private Place place(File file) {
    Place place = opened.get(file);
    if (place == null) {
      place = open(file);
      opened.put(file, place);
    }
    return place;
  }

  private static @Nullable File file(@Nullable CodeSource source) {
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

  private static Place open(File file) {
    if (file.isDirectory()) {
      return new Place(file, null);
    }
    try {
      return file.isFile()
          ? new Place(null, new JarFile(file, false, ZipFile.OPEN_READ, Runtime.version()))
          : ELSEWHERE;
    } catch (IOException e) {
      return ELSEWHERE; // no jar, or no longer; the loader will know
    }
  }

  @Override
  public synchronized void close() throws IOException {
    for (Place place : opened.values()) {
      if (place.jar != null) {
        place.jar.close();
      }
    }
  }
}
