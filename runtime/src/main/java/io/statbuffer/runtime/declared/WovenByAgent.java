package io.statbuffer.runtime.declared;

import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which annotated methods are woven, for those who may not depend on the package of the call sites,
 * which knows it. Thread-safe.
 */
public final class WovenByAgent {
  private static volatile @Nullable BiPredicate<Class<?>, String> known;

  private WovenByAgent() {}

  /** Has that one asked from now on. */
  public static void knownBy(BiPredicate<Class<?>, String> whoKnows) {
    known = whoKnows;
  }

  /** Whether all {@code @Count} annotations of the method are woven, as far as anybody knows. */
  public static boolean contains(Class<?> type, String signature) {
    BiPredicate<Class<?>, String> whoKnows = known;
    return whoKnows != null && whoKnows.test(type, signature);
  }
}
