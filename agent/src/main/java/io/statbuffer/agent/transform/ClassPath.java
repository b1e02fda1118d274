package io.statbuffer.agent.transform;

import io.statbuffer.agent.weave.ClassFileSource;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The class files of jars and directories. Close it. */
public final class ClassPath implements ClassFileSource, AutoCloseable {
  private static final String CLASS = ".class";

  private final ClassPathRoots roots;

  private ClassPath(ClassPathRoots roots) {
    this.roots = roots;
  }

  /** What is done with each class file. */
  @FunctionalInterface
  public interface Visitor {
    /** Takes one class file and its internal name. */
    void visit(String internalName, byte[] classFile);
  }

  /**
   * Opens a class path as the JVM sees it.
   *
   * @throws IOException if one of its entries can't be read, with its name
   */
  public static ClassPath open(String classPath) throws IOException {
    return new ClassPath(ClassPathRoots.open(classPath, ClassPathRoots::add));
  }

  /**
   * Opens a class path with all that comes from it: {@code lib/*} stands for the jars of a
   * directory, and what Spring Boot jars and war files hold belongs to it, too.
   *
   * @throws IOException if one of its entries can't be read, with its name
   */
  public static ClassPath openWithArchives(String classPath) throws IOException {
    return new ClassPath(ClassPathRoots.open(classPath, ClassPathRoots::addWithArchived));
  }

  /**
   * Visits all class files, in the order of the class path and then of their names; of two with one
   * name the first, as the JVM does.
   */
  public void forEach(Visitor visitor) throws IOException {
    Set<String> visited = new HashSet<>();
    for (Path root : roots.all()) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(ClassPath::isClassFile).sorted().toList()) {
          String path = root.relativize(file).toString().replace(File.separatorChar, '/');
          String name = path.substring(0, path.length() - CLASS.length());
          if (!isArchived(path) && visited.add(name)) {
            visitor.visit(name, Files.readAllBytes(file));
          }
        }
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }

  private static boolean isClassFile(Path file) {
    return file.toString().endsWith(CLASS) && !file.endsWith("module-info.class");
  }

  /** Whether it isn't the class of that name: one for another Java version, or a launcher's. */
  private static boolean isArchived(String path) {
    return path.startsWith("META-INF/")
        || path.startsWith("BOOT-INF/")
        || path.startsWith("WEB-INF/");
  }

  @Override
  public byte @Nullable [] read(String internalName) {
    for (Path root : roots.all()) {
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
    roots.close();
  }
}
