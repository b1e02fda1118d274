package io.statbuffer.agent.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/**
 * Loads classes that lie in a folder of the agent's jar, where nobody else finds them.
 *
 * <p>H2 can't be renamed as the rest of the jar is: its files hold the names of some of its
 * classes, and a file that a renamed H2 wrote could be read by no other.
 */
final class BundledLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final String folder;

  BundledLoader(String folder) {
    super("statbuffer-bundled", ClassLoader.getPlatformClassLoader());
    this.folder = folder;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String path = folder + name.replace('.', '/') + ".class";
    try (InputStream in = BundledLoader.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] classFile = in.readAllBytes();
      return defineClass(name, classFile, 0, classFile.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  @Override
  protected @Nullable URL findResource(String name) {
    return BundledLoader.class.getClassLoader().getResource(folder + name);
  }
}
