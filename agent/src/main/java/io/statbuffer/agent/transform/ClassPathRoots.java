package io.statbuffer.agent.transform;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The directories that hold the packages of a class path, most of them within jars. Close it. */
final class ClassPathRoots implements AutoCloseable {
  private static final String ALL_JARS = "*";

  /** Where archives of applications hold what their launcher or server loads. */
  private static final List<String> ARCHIVED = List.of("BOOT-INF", "WEB-INF");

  private static final List<String> LIBRARIES = List.of("lib", "lib-provided");

  private final List<Path> roots = new ArrayList<>();
  private final List<FileSystem> jars = new ArrayList<>();

  private ClassPathRoots() {}

  /** How the entries of a class path become roots. */
  @FunctionalInterface
  interface Opening {
    void add(ClassPathRoots to, String entry) throws IOException;
  }

  static ClassPathRoots open(String classPath, Opening opening) throws IOException {
    ClassPathRoots opened = new ClassPathRoots();
    try {
      for (String entry : classPath.split(File.pathSeparator, -1)) {
        opening.add(opened, entry.isEmpty() ? "." : entry);
      }
      return opened;
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  List<Path> all() {
    return roots;
  }

  /** A jar or a directory. */
  void add(String entry) throws IOException {
    roots.add(root(Path.of(entry)));
  }

  /** Also all jars of a directory, and what is packed into an archive. */
  void addWithArchived(String entry) throws IOException {
    if (entry.equals(ALL_JARS) || entry.endsWith("/*") || entry.endsWith(File.separator + "*")) {
      String folder = entry.substring(0, entry.length() - ALL_JARS.length());
      for (Path jar : jarsIn(Path.of(folder.isEmpty() ? "." : folder))) {
        addWithArchived(jar);
      }
    } else {
      addWithArchived(Path.of(entry));
    }
  }

  private void addWithArchived(Path entry) throws IOException {
    Path root = root(entry);
    for (String archived : ARCHIVED) {
      Path classes = root.resolve(archived).resolve("classes");
      if (Files.isDirectory(classes)) {
        roots.add(classes);
      }
      for (String library : LIBRARIES) {
        Path folder = root.resolve(archived).resolve(library);
        for (Path jar : Files.isDirectory(folder) ? jarsIn(folder) : List.<Path>of()) {
          roots.add(root(jar));
        }
      }
    }
    roots.add(root);
  }

  private static List<Path> jarsIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + " is no directory");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".jar"))
          .sorted()
          .toList();
    }
  }

  private Path root(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return path;
    }
    if (!Files.isRegularFile(path)) {
      throw new IOException(path + " doesn't exist");
    }
    try {
      FileSystem jar = FileSystems.newFileSystem(path);
      jars.add(jar);
      return jar.getPath("/");
    } catch (IOException | RuntimeException e) {
      throw new IOException(name(path) + " is no jar that can be read: " + e.getMessage(), e);
    }
  }

  /** Within a jar, the jar's comes first. */
  private static String name(Path path) {
    FileSystem in = path.getFileSystem();
    return in.equals(FileSystems.getDefault()) ? path.toString() : in + "!" + path;
  }

  @Override
  public void close() throws IOException {
    // Those within others were opened after them.
    for (int i = jars.size() - 1; i >= 0; i--) {
      jars.get(i).close();
    }
  }
}
