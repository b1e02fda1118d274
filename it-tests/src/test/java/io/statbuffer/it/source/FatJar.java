package io.statbuffer.it.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * Packs an application as Spring Boot does: the launcher's classes at the root, those of the
 * application in {@code BOOT-INF/classes}, its jars uncompressed in {@code BOOT-INF/lib}.
 */
public final class FatJar {
  private final JarOutputStream jar;
  private final Set<String> directories = new HashSet<>();

  private FatJar(JarOutputStream jar) {
    this.jar = jar;
  }

  /** Writes the jar, which is started by {@code java -jar}. */
  public static Path write(
      Path target, Path launcher, Path classes, List<Path> libraries, String main)
      throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(
        Attributes.Name.MAIN_CLASS, "org.springframework.boot.loader.launch.JarLauncher");
    attributes.putValue("Start-Class", main);
    attributes.putValue("Spring-Boot-Classes", "BOOT-INF/classes/");
    attributes.putValue("Spring-Boot-Lib", "BOOT-INF/lib/");
    try (OutputStream out = Files.newOutputStream(target);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      FatJar fat = new FatJar(jar);
      fat.addLauncher(launcher);
      fat.addClasses(classes);
      for (Path library : libraries) {
        fat.store("BOOT-INF/lib/" + library.getFileName(), Files.readAllBytes(library));
      }
    }
    return target;
  }

  private void addLauncher(Path launcher) throws IOException {
    try (JarFile from = new JarFile(launcher.toFile())) {
      for (var entry : from.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        try (InputStream in = from.getInputStream(entry)) {
          store(entry.getName(), in.readAllBytes());
        }
      }
    }
  }

  private void addClasses(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(file).toString().replace('\\', '/');
        store("BOOT-INF/classes/" + name, Files.readAllBytes(file));
      }
    }
  }

  private void store(String name, byte[] content) throws IOException {
    for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
      if (directories.add(name.substring(0, slash + 1))) {
        put(name.substring(0, slash + 1), new byte[0]);
      }
    }
    put(name, content);
  }

  private void put(String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    jar.putNextEntry(entry);
    jar.write(content);
    jar.closeEntry();
  }
}
