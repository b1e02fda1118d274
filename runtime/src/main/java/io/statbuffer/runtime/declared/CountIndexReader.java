package io.statbuffer.runtime.declared;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Reads the {@link CountIndex} of all that a class loader sees: folders and jars.
 *
 * <pre>{@code
 * CountIndexReader index = CountIndexReader.read(loader);
 * for (IndexedMethod method : index.methods()) { ... }
 * }</pre>
 *
 * <p>For one thread. What can't be read is among the {@link #problems}, and the rest is read.
 */
public final class CountIndexReader {
  private final List<IndexedMethod> methods = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /** What couldn't be read, and why. */
  public record Problem(String message, Exception cause) {}

  private CountIndexReader() {}

  /** Reads what that loader sees. */
  public static CountIndexReader read(ClassLoader loader) {
    CountIndexReader reader = new CountIndexReader();
    try {
      for (URL directory : Collections.list(loader.getResources(CountIndex.DIRECTORY))) {
        try {
          reader.read(directory);
        } catch (IOException | RuntimeException e) {
          reader.problems.add(new Problem("can't read the index " + directory, e));
        }
      }
    } catch (IOException e) {
      reader.problems.add(new Problem("can't look for the indexes of @Count methods", e));
    }
    reader.methods.sort(Comparator.comparing(IndexedMethod::toString));
    return reader;
  }

  /** All methods, in the order of their names. */
  public List<IndexedMethod> methods() {
    return List.copyOf(methods);
  }

  /** What couldn't be read, and why. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  private void read(URL directory) throws IOException {
    URLConnection connection = directory.openConnection();
    if (connection instanceof JarURLConnection jar) {
      connection.setUseCaches(false);
      try (JarFile file = jar.getJarFile()) {
        for (JarEntry entry : Collections.list(file.entries())) {
          if (entry.getName().startsWith(CountIndex.DIRECTORY) && !entry.isDirectory()) {
            try (InputStream in = file.getInputStream(entry)) {
              add(entry.getName().substring(CountIndex.DIRECTORY.length()), in);
            }
          }
        }
      }
    } else if (directory.getProtocol().equals("file")) {
      try (Stream<Path> files = Files.list(Path.of(URI.create(directory.toString())))) {
        for (Path file : files.toList()) {
          try (InputStream in = Files.newInputStream(file)) {
            add(file.getFileName().toString(), in);
          }
        }
      }
    }
  }

  private void add(String type, InputStream in) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    String agent = CountIndex.line(CountIndex.AGENT, type + ".");
    String generated = CountIndex.line(CountIndex.GENERATED, type + ".");
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(agent)) {
        methods.add(new IndexedMethod(type, line.substring(agent.length()), false));
      } else if (line.startsWith(generated)) {
        methods.add(new IndexedMethod(type, line.substring(generated.length()), true));
      }
    }
  }
}
