package io.statbuffer.runtime.callsite;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;

/** Builds the method handle that follows a property path; null on the way gives null. */
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
      return root.isPrimitive()
          ? MethodHandles.identity(root)
          : MethodHandles.identity(Object.class).asType(MethodType.methodType(Object.class, root));
    }
    PropertyReader read = PropertyReader.find(caller, root, path.get(0));
    Class<?> type = read.handle().type().returnType();
    List<String> further = path.subList(1, path.size());
    MethodHandle rest =
        read.isGeneric() && !further.isEmpty()
            ? GenericPath.of(caller, type, further)
            : path(caller, type, further);
    MethodHandle value = MethodHandles.filterReturnValue(read.handle(), rest);
    return nullSafe(value.asType(value.type().changeReturnType(Object.class)));
  }

  private static MethodHandle nullSafe(MethodHandle value) {
    Class<?> from = value.type().parameterType(0);
    MethodHandle none =
        MethodHandles.dropArguments(MethodHandles.constant(Object.class, null), 0, from);
    MethodHandle isNull = IS_NULL.asType(MethodType.methodType(boolean.class, from));
    return MethodHandles.guardWithTest(isNull, none, value);
  }
}
