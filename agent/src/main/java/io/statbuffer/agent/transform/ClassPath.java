package io.statbuffer.agent.transform;

import io.statbuffer.agent.weave.ClassFileSource;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The class files of jars and directories. Close it. */
public final class ClassPath implements ClassFileSource, AutoCloseable {
  private static final String CLASS = ".class";

  private final List<Path> roots = new ArrayList<>();
  private final List<FileSystem> jars = new ArrayList<>();

  private ClassPath() {}

  /** What is done with each class file. */
  @FunctionalInterface
  public interface Visitor {
    /** Takes one class file and its internal name. */
    void visit(String internalName, byte[] classFile);
  }

  /**
   * Opens a class path.
   *
   * @throws IOException if one of its entries can't be read, with its name
   */
  public static ClassPath open(String classPath) throws IOException {
    ClassPath opened = new ClassPath();
    try {
      for (String entry : classPath.split(File.pathSeparator, -1)) {
        Path path = Path.of(entry.isEmpty() ? "." : entry);
        opened.add(path);
      }
      return opened;
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void add(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      roots.add(path);
    } else if (Files.isRegularFile(path)) {
      try {
        FileSystem jar = FileSystems.newFileSystem(path);
        jars.add(jar);
        roots.add(jar.getPath("/"));
      } catch (IOException | RuntimeException e) {
        throw new IOException(path + " is no jar that can be read: " + e.getMessage(), e);
      }
    } else {
      throw new IOException(path + " doesn't exist");
    }
  }

  /** Visits all class files, in the order of the class path and then of their names. */
  public void forEach(Visitor visitor) throws IOException {
    for (Path root : roots) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(ClassPath::isClassFile).sorted().toList()) {
          String name = root.relativize(file).toString().replace(File.separatorChar, '/');
          visitor.visit(
              name.substring(0, name.length() - CLASS.length()), Files.readAllBytes(file));
        }
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }

  private static boolean isClassFile(Path file) {
    String name = file.toString();
    return name.endsWith(CLASS)
        && !name.startsWith("/META-INF/")
        && !name.endsWith("module-info.class");
  }

  @Override
  public byte @Nullable [] read(String internalName) {
    for (Path root : roots) {
      Path file = root.resolve(internalName + CLASS);
      if (Files.isRegularFile(file)) {
        try {
          return Files.readAllBytes(file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    for (FileSystem jar : jars) {
      jar.close();
    }
  }
}
