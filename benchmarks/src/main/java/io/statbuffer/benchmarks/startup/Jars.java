package io.statbuffer.benchmarks.startup;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Jars: found, and packed. */
final class Jars {
  private Jars() {}

  /** Where a class comes from. */
  static Path of(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Packs a directory of classes; with the agent's class in the manifest if it has a name. */
  static Path pack(Path classes, Path jar, String agent) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest(agent, ""))) {
      for (Path path : Application.files(classes)) {
        add(out, classes.relativize(path).toString(), Files.readAllBytes(path));
      }
    }
    return jar;
  }

  /** A jar with nothing but the agent's class, which finds others on a class path of its own. */
  static Path agent(Class<?> agent, Path jar, Path... classPath) throws IOException {
    StringBuilder entries = new StringBuilder();
    for (Path entry : classPath) {
      entries.append(entry.toUri()).append(' ');
    }
    String name = agent.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out =
            new JarOutputStream(file, manifest(agent.getName(), entries.toString().strip()));
        var bytes = agent.getResourceAsStream("/" + name)) {
      add(out, name, java.util.Objects.requireNonNull(bytes, name).readAllBytes());
    }
    return jar;
  }

  private static Manifest manifest(String agent, String classPath) {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (!agent.isEmpty()) {
      main.putValue("Premain-Class", agent);
    }
    if (!classPath.isEmpty()) {
      main.put(Attributes.Name.CLASS_PATH, classPath);
    }
    return manifest;
  }

  private static void add(JarOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(bytes);
    out.closeEntry();
  }
}
