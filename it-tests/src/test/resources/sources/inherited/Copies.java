package inherited;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;

/** Runs the others in a class loader of their own, beside the system's. */
public final class Copies implements Runnable {
  @Override
  public void run() {
    String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
    try {
      URL[] urls = {new File(entries[0]).toURI().toURL()};
      ClassLoader platform = ClassLoader.getPlatformClassLoader();
      try (URLClassLoader own = new URLClassLoader(urls, platform)) {
        for (String name : new String[] {"inherited.Orders", "inherited.Stores"}) {
          ((Runnable) own.loadClass(name).getDeclaredConstructor().newInstance()).run();
        }
      }
      new Orders().run();
      new Stores().run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
