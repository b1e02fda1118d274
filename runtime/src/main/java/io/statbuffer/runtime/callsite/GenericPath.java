package io.statbuffer.runtime.callsite;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A property path that goes on from a value of a generic type, as {@code {entry.value.name}} does:
 * the class file doesn't tell what type {@code value} has there, so each object's class does.
 *
 * <p>What is found for a class is kept by that class, which may be the JDK's and outlive the
 * caller: so the caller is held weakly.
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

  /** A lookup for each calling class, for as long as the class is there. */
  private static final ClassValue<AtomicReference<@Nullable Lookup>> CALLERS =
      new ClassValue<>() {
        @Override
        protected AtomicReference<@Nullable Lookup> computeValue(Class<?> type) {
          return new AtomicReference<>();
        }
      };

  private final WeakReference<Lookup> caller;
  private final List<String> path;

  private GenericPath(Lookup caller, List<String> path) {
    AtomicReference<@Nullable Lookup> kept = CALLERS.get(caller.lookupClass());
    kept.compareAndSet(null, caller);
    this.caller = new WeakReference<>(Objects.requireNonNull(kept.get()));
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
      Lookup lookup = Objects.requireNonNull(caller.get(), "the calling class runs");
      MethodHandle value = PropertyLinker.path(lookup, type, path);
      return value.asType(MethodType.methodType(Object.class, Object.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
