package io.statbuffer.runtime.callsite;

import java.util.Set;

/**
 * What is woven of one class.
 *
 * @param annotated the methods of which all annotations are woven, by name and types: {@code
 *     place(com.acme.Order)}
 * @param overriding the methods that count calls on objects, by name and descriptor, with those of
 *     their bridges: {@code place(Lcom/acme/Order;)V}
 */
public record WovenMethods(Set<String> annotated, Set<String> overriding) {
  /** Of a class of which nothing is woven. */
  static final WovenMethods NONE = new WovenMethods(Set.of(), Set.of());

  /** Keeps copies. */
  public WovenMethods {
    annotated = Set.copyOf(annotated);
    overriding = Set.copyOf(overriding);
  }
}
