package io.statbuffer.runtime.callsite;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The call sites of class files that are too old for {@code invokedynamic}: each is linked at its
 * first use, as it would be there, and looked up from then on. They go with their class.
 */
final class StaticSites {
  private static final ClassValue<Map<String, MethodHandle>> SITES =
      new ClassValue<>() {
        @Override
        protected Map<String, MethodHandle> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private StaticSites() {}

  /**
   * {@code (Object[])void}, which takes the object, if there is a signature, the roots and the
   * amount.
   */
  static MethodHandle of(
      Lookup caller, String type, String buffer, String template, String signature, String only) {
    Map<String, MethodHandle> sites = SITES.get(caller.lookupClass());
    String name = String.join("\n", template, type, buffer, signature, only);
    MethodHandle site = sites.get(name);
    if (site == null) {
      // Not computeIfAbsent: linking loads classes, whose code may count in turn.
      site = link(caller, type, buffer, template, signature, only);
      sites.putIfAbsent(name, site);
    }
    return site;
  }

  private static MethodHandle link(
      Lookup caller, String type, String buffer, String template, String signature, String only) {
    ClassLoader loader = caller.lookupClass().getClassLoader();
    MethodType linked = MethodType.fromMethodDescriptorString(type, loader);
    CallSite site = CallSites.linked(caller, linked, buffer, template, signature, only);
    return site.getTarget().asSpreader(Object[].class, linked.parameterCount());
  }
}
