package parentlast;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

/** Runs a main class from a loader that asks its parent only for what its own jars lack. */
public final class Main {
  public static void main(String[] args) throws Exception {
    List<URL> jars = new ArrayList<>();
    for (String jar : args[0].split(File.pathSeparator)) {
      jars.add(new File(jar).toURI().toURL());
    }
    ParentLast loader = new ParentLast(jars.toArray(URL[]::new));
    String[] rest = List.of(args).subList(2, args.length).toArray(String[]::new);
    loader.loadClass(args[1]).getMethod("main", String[].class).invoke(null, (Object) rest);
  }

  private static final class ParentLast extends URLClassLoader {
    ParentLast(URL[] jars) {
      super("parent-last", jars, Main.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
          return loaded;
        }
        if (!name.startsWith("java.")) {
          try {
            return findClass(name);
          } catch (ClassNotFoundException e) {
            // its parent may have it
          }
        }
        return super.loadClass(name, resolve);
      }
    }
  }
}
