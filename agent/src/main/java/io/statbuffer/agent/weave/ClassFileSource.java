package io.statbuffer.agent.weave;

import org.jspecify.annotations.Nullable;

/** Reads the class files around the one that is woven, where {@code @Buffered} may stand. */
@FunctionalInterface
public interface ClassFileSource {
  /** The class file of that internal name, {@code com/acme/package-info}, or null without one. */
  byte @Nullable [] read(String internalName);
}
