package io.statbuffer.agent.transform;

import io.statbuffer.runtime.callsite.WovenClasses;
import java.util.Set;

/**
 * The copies of the runtime that class loaders bring themselves: as generated code there asks its
 * own copy what is woven, that has to be told, too.
 */
final class OwnCopies {
  private OwnCopies() {}

  /** Tells the loader's copy, if it has one, what is woven of a class that it is to define. */
  static void woven(ClassLoader loader, String binaryName, Set<String> methods)
      throws ReflectiveOperationException {
    Class<?> copy = of(loader);
    if (copy != WovenClasses.class) {
      copy.getMethod("woven", ClassLoader.class, String.class, Set.class)
          .invoke(null, loader, binaryName, methods);
    }
  }

  /** Tells the copy of the class's loader, if it has one, what is woven of the class. */
  static void woven(Class<?> type, Set<String> methods) throws ReflectiveOperationException {
    Class<?> copy = of(type.getClassLoader());
    if (copy != WovenClasses.class) {
      copy.getMethod("woven", Class.class, Set.class).invoke(null, type, methods);
    }
  }

  /** Another than ours only if there is one. */
  private static Class<?> of(ClassLoader loader) {
    try {
      return Class.forName(WovenClasses.class.getName(), true, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return WovenClasses.class;
    }
  }
}
