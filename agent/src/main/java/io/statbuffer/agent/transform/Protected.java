package io.statbuffer.agent.transform;

import io.statbuffer.agent.weave.Rule;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** The classes that are never woven: the JDK's, which can't see the registry, and StatBuffer's. */
final class Protected {
  private static final String OURS = "io/statbuffer/";
  private static final String DATABASE_LOADER = "io.statbuffer.agent.database.BundledLoader";
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  private Protected() {}

  static boolean isLoader(@Nullable ClassLoader loader) {
    return loader == null
        || loader == PLATFORM
        || loader.getClass().getName().equals(DATABASE_LOADER);
  }

  static boolean isOurs(String internalName) {
    return internalName.startsWith(OURS)
        && (internalName.startsWith("runtime/", OURS.length())
            || internalName.startsWith("agent/", OURS.length())
            || internalName.startsWith("annotations/", OURS.length()));
  }

  /** Why the rule will never count anything; null if it may. */
  static @Nullable String reason(Rule rule) {
    String internalName = rule.className().replace('.', '/');
    if (isOurs(internalName)) {
      return "is a class of StatBuffer itself";
    }
    return isOfJdk(rule) ? reasonOfJdk(rule) : null;
  }

  static boolean isOfJdk(Rule rule) {
    String internalName = rule.className().replace('.', '/');
    return internalName.startsWith("java/")
        || PLATFORM.getResource(internalName + ".class") != null;
  }

  private static @Nullable String reasonOfJdk(Rule rule) {
    if (rule.hasPattern()) {
      return "is a pattern for classes of the JDK; of a class named in full, subclasses count";
    }
    for (String internalName : rule.internalNames()) {
      Class<?> type = find(internalName.replace('/', '.'));
      if (type != null && !Modifier.isFinal(type.getModifiers())) {
        return null;
      }
    }
    return "is a class of the JDK, which the agent leaves alone";
  }

  private static @Nullable Class<?> find(String name) {
    try {
      return Class.forName(name, false, PLATFORM);
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }
}
