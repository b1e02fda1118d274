package io.statbuffer.runtime.callsite;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;

/**
 * Builds the method handle that follows a property path; null on the way gives null.
 *
 * <p>Handles that are shared, as {@link MethodHandles#identity}, are never cast to the caller's
 * types: they would remember the last cast, and keep the caller's class loader by it.
 */
final class PropertyLinker {
  private static final MethodHandle IS_NULL;

  static {
    try {
      IS_NULL =
          MethodHandles.lookup()
              .findStatic(
                  Objects.class, "isNull", MethodType.methodType(boolean.class, Object.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private PropertyLinker() {}

  /** {@code (root)value}: the root itself if the path is empty, else an {@code Object}. */
  static MethodHandle path(Lookup caller, Class<?> root, List<String> path)
      throws ReflectiveOperationException {
    if (path.isEmpty()) {
      MethodHandle itself = MethodHandles.identity(root); // shared if it is a primitive or Object
      return root.isPrimitive() ? itself : itself.asType(MethodType.methodType(Object.class, root));
    }
    PropertyReader read = PropertyReader.find(caller, root, path.get(0));
    Class<?> type = read.handle().type().returnType();
    List<String> further = path.subList(1, path.size());
    MethodHandle value = read.handle();
    if (!further.isEmpty()) {
      MethodHandle rest =
          read.isGeneric() ? GenericPath.of(caller, type, further) : path(caller, type, further);
      value = MethodHandles.filterReturnValue(value, rest);
    }
    return nullSafe(value);
  }

  private static MethodHandle nullSafe(MethodHandle value) {
    MethodType ofObjects = MethodType.methodType(Object.class, Object.class);
    MethodHandle none =
        MethodHandles.dropArguments(MethodHandles.constant(Object.class, null), 0, Object.class);
    return MethodHandles.guardWithTest(IS_NULL, none, value.asType(ofObjects))
        .asType(ofObjects.changeParameterType(0, value.type().parameterType(0)));
  }
}
