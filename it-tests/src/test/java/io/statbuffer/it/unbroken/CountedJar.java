package io.statbuffer.it.unbroken;

import io.statbuffer.it.source.CountedMethods;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A copy of a jar in whose classes methods are annotated, as if their authors counted. */
final class CountedJar {
  private CountedJar() {}

  /** Writes the copy to that file, which it returns. */
  static Path copy(Path jar, Path into, CountedMethods.Counts counts) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile());
        OutputStream file = Files.newOutputStream(into);
        ZipOutputStream copy = new ZipOutputStream(file)) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        copy.putNextEntry(new ZipEntry(entry.getName()));
        try (InputStream in = zip.getInputStream(entry)) {
          byte[] content = in.readAllBytes();
          copy.write(isClass(entry) ? CountedMethods.annotate(content, counts) : content);
        }
      }
    }
    return into;
  }

  private static boolean isClass(ZipEntry entry) {
    String name = entry.getName();
    return name.endsWith(".class") && !name.endsWith("module-info.class");
  }
}
