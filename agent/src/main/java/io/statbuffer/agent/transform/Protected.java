package io.statbuffer.agent.transform;

import io.statbuffer.agent.weave.Rule;
import org.jspecify.annotations.Nullable;

/** The classes that are never woven: the JDK's, which can't see the registry, and StatBuffer's. */
final class Protected {
  private static final String OURS = "io/statbuffer/";
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  private Protected() {}

  static boolean isLoader(@Nullable ClassLoader loader) {
    return loader == null || loader == PLATFORM;
  }

  static boolean isOurs(String internalName) {
    return internalName.startsWith(OURS)
        && (internalName.startsWith("runtime/", OURS.length())
            || internalName.startsWith("agent/", OURS.length())
            || internalName.startsWith("annotations/", OURS.length()));
  }

  /** Why the rule will never weave anything; null if it may. */
  static @Nullable String reason(Rule rule) {
    String internalName = rule.className().replace('.', '/');
    if (isOurs(internalName)) {
      return "is a class of StatBuffer itself";
    }
    boolean ofJdk =
        internalName.startsWith("java/") || PLATFORM.getResource(internalName + ".class") != null;
    return ofJdk ? "is a class of the JDK, which the agent leaves alone" : null;
  }
}
