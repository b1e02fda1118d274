package io.statbuffer.runtime.callsite;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.LongAdder;

/**
 * What woven classes link to whose class loader doesn't lead here, or leads to another copy: an
 * OSGi bundle's, a web application's that brings its own runtime. They find this class through the
 * system class loader, and know it by types of the JDK alone.
 */
public final class DistantCallSites {
  private DistantCallSites() {}

  /** The counter of a fixed key. */
  public static LongAdder counter(String buffer, String key) {
    return (LongAdder) CallSites.buffer(buffer).counter(key);
  }

  /**
   * What counts a key template: of that type, {@code (roots…, amount)void}, with the object before
   * the roots if there is a signature.
   *
   * @param signature name and descriptor of a method that overrides call by {@code super}, or empty
   * @param only the type whose objects alone count, or empty for all
   * @throws IllegalAccessException if the caller is in a named module that isn't open to this one
   */
  public static MethodHandle count(
      Class<?> caller,
      MethodType type,
      String buffer,
      String template,
      String signature,
      String only)
      throws IllegalAccessException {
    Lookup lookup = MethodHandles.privateLookupIn(caller, MethodHandles.lookup());
    return CallSites.linked(lookup, type, buffer, template, signature, only).getTarget();
  }
}
