package io.statbuffer.runtime.declared;

import java.util.List;

/**
 * How a property of a path is read: by the first of these that is there, has no parameters, isn't
 * static or private, and gives a value. The field must be public.
 *
 * <ol>
 *   <li>the record component or method {@code tenant()};
 *   <li>the getter {@code getTenant()};
 *   <li>the getter {@code isTenant()}, if it gives a {@code boolean};
 *   <li>the public field {@code tenant}.
 * </ol>
 */
public final class Property {
  private Property() {}

  /** The names of the methods to look for, in order. */
  public static List<String> methodNames(String property) {
    String capital =
        property.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + property.substring(1);
    return List.of(property, "get" + capital, "is" + capital);
  }

  /** Whether a method of that name has to give a {@code boolean}. */
  public static boolean mustBeBoolean(String methodName, String property) {
    return methodName.startsWith("is") && !methodName.equals(property);
  }

  /** The sentence for a property that isn't there. */
  public static String missing(String type, String property) {
    List<String> names = methodNames(property);
    return type
        + " has no property "
        + property
        + ": no record component or method "
        + names.get(0)
        + "(), no getter "
        + names.get(1)
        + "() or "
        + names.get(2)
        + "(), no public field "
        + property;
  }
}
