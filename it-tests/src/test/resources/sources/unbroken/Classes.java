package unbroken;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;

/** The classes of a jar on the class path. */
final class Classes {
  static List<Class<?>> of(String jar) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      return file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class") && !name.contains("module-info"))
          .filter(name -> !name.startsWith("META-INF"))
          .sorted()
          .<Class<?>>map(Classes::load)
          .toList();
    }
  }

  private static Class<?> load(String file) {
    String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
