package io.statbuffer.agent.weave;

import org.jspecify.annotations.Nullable;

/**
 * When a count counts: if it is its class's method that the object was called for, and not an
 * override of it that has counted already and calls it by {@code super}.
 *
 * @param signature the method's name and descriptor
 * @param only the type, by binary name, whose objects alone count; null for all
 */
record Guard(String signature, @Nullable String only) {
  /** The signature as call sites take it: empty without a guard. */
  static String signature(Site site) {
    Guard guard = site.guard();
    return guard == null ? "" : guard.signature;
  }

  /** The type as call sites take it: empty for all. */
  static String only(Site site) {
    Guard guard = site.guard();
    return guard == null || guard.only == null ? "" : guard.only;
  }
}
