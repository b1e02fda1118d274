package io.statbuffer.runtime.callsite;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether a method was called for its object, and not by the {@code super} of an override that has
 * counted the call already: so if no woven override stands below it in the object's class. Found
 * out once for each class.
 */
final class OwnMethod extends ClassValue<Boolean> {
  private static final MethodHandle IS_CALLED;

  static {
    try {
      IS_CALLED =
          MethodHandles.lookup()
              .findVirtual(
                  OwnMethod.class, "isCalled", MethodType.methodType(boolean.class, Object.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Class<?> owner;
  private final String signature;
  private final String only;

  /**
   * Of a method of the owner.
   *
   * @param signature its name and descriptor
   * @param only the type whose objects alone count, or empty for all
   */
  OwnMethod(Class<?> owner, String signature, String only) {
    this.owner = owner;
    this.signature = signature;
    this.only = only;
  }

  /** {@code (Object)boolean} */
  MethodHandle test() {
    return IS_CALLED.bindTo(this);
  }

  boolean isCalled(Object object) {
    Class<?> type = object.getClass();
    return (type == owner && only.isEmpty()) || get(type);
  }

  @Override
  protected Boolean computeValue(Class<?> type) {
    boolean counts = only.isEmpty();
    for (Class<?> each : withSupertypes(type)) {
      if (each != owner
          && owner.isAssignableFrom(each)
          && WovenClasses.of(each).overrides(signature)) {
        return false;
      }
      counts |= each.getName().equals(only);
    }
    return counts;
  }

  private static Set<Class<?>> withSupertypes(Class<?> type) {
    Set<Class<?>> all = new HashSet<>();
    Deque<Class<?>> next = new ArrayDeque<>();
    next.add(type);
    while (!next.isEmpty()) {
      Class<?> each = next.remove();
      if (all.add(each)) {
        if (each.getSuperclass() != null) {
          next.add(each.getSuperclass());
        }
        next.addAll(Set.of(each.getInterfaces()));
      }
    }
    return all;
  }
}
