package io.statbuffer.runtime.callsite;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A property path that goes on from a value of a generic type, as {@code {entry.value.name}} does:
 * the class file doesn't tell what type {@code value} has there, so each object's class does.
 */
final class GenericPath extends ClassValue<MethodHandle> {
  private static final MethodHandle FOLLOW;

  static {
    try {
      FOLLOW =
          MethodHandles.lookup()
              .findVirtual(
                  GenericPath.class, "follow", MethodType.methodType(Object.class, Object.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Lookup caller;
  private final List<String> path;

  private GenericPath(Lookup caller, List<String> path) {
    this.caller = caller;
    this.path = path;
  }

  /** {@code (type)Object} */
  static MethodHandle of(Lookup caller, Class<?> type, List<String> path) {
    return FOLLOW
        .bindTo(new GenericPath(caller, path))
        .asType(MethodType.methodType(Object.class, type));
  }

  @SuppressWarnings("unused") // by FOLLOW
  private @Nullable Object follow(@Nullable Object root) throws Throwable {
    return root == null ? null : (Object) get(root.getClass()).invokeExact(root);
  }

  @Override
  protected MethodHandle computeValue(Class<?> type) {
    try {
      MethodHandle value = PropertyLinker.path(caller, type, path);
      return value.asType(MethodType.methodType(Object.class, Object.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
