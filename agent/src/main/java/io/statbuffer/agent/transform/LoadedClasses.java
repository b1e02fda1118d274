package io.statbuffer.agent.transform;

import io.statbuffer.agent.message.Messages;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;

/** Has the JVM transform again what it loaded before the agent was attached. */
public final class LoadedClasses {
  private LoadedClasses() {}

  /**
   * Transforms the loaded classes that may count; those that can't be changed are said.
   *
   * @return how many were woven
   */
  public static int transform(Instrumentation jvm, CountTransformer transformer, Messages messages)
      throws IOException {
    return transform(jvm, jvm.getAllLoadedClasses(), transformer, messages);
  }

  static int transform(
      Instrumentation jvm, Class<?>[] loaded, CountTransformer transformer, Messages messages)
      throws IOException {
    List<Class<?>> counting = new ArrayList<>();
    try (OpenedJars jars = new OpenedJars()) {
      for (Class<?> type : loaded) {
        try {
          if (!type.isArray() && !type.isHidden() && mayCount(transformer, type, jars)) {
            counting.add(type);
          }
        } catch (Throwable e) { // of this class; the others go on
          messages.say(type.getName() + " is left as it was: " + e);
        }
      }
    }
    // An override is woven before what it overrides, which then knows not to count it again.
    int woven = 0;
    for (Class<?> type : SubtypesFirst.sort(counting)) {
      try {
        woven += transformer.retransform(jvm, type) ? 1 : 0;
      } catch (Throwable e) {
        messages.say(type.getName() + " is left as it was: " + e);
      }
    }
    return woven;
  }

  /**
   * Whether any class of the class path is loaded of those that the agent weaves, if they count.
   */
  public static boolean areThere(Instrumentation jvm, CountTransformer transformer) {
    for (Class<?> type : jvm.getInitiatedClasses(ClassLoader.getSystemClassLoader())) {
      ClassLoader loader = type.getClassLoader();
      if (loader != null
          && !type.isArray()
          && transformer.mayBeCounted(loader, type.getName().replace('.', '/'))) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayCount(CountTransformer transformer, Class<?> type, OpenedJars jars) {
    ClassLoader loader = type.getClassLoader();
    if (loader == null || type.isPrimitive()) {
      return false;
    }
    String internalName = type.getName().replace('.', '/');
    if (!transformer.mayBeCounted(loader, internalName)) {
      return false;
    }
    byte[] classFile;
    try {
      classFile = jars.read(type, loader);
    } catch (IOException | RuntimeException | LinkageError e) {
      classFile = null; // a class loader may throw anything
    }
    // Without a class file to look into, the JVM's own copy is asked.
    return classFile == null
        || transformer.mayCount(loader, internalName, type.getProtectionDomain(), classFile);
  }
}
