package io.statbuffer.runtime.callsite;

import io.statbuffer.runtime.declared.InvalidCountException;
import io.statbuffer.runtime.declared.Property;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the method handle that follows a property path; null on the way gives null. */
final class PropertyLinker {
  private PropertyLinker() {}

  /** {@code (root)value}: the root itself if the path is empty, else an {@code Object}. */
  static MethodHandle path(Lookup caller, Class<?> root, List<String> path)
      throws ReflectiveOperationException {
    if (path.isEmpty()) {
      return root.isPrimitive()
          ? MethodHandles.identity(root)
          : MethodHandles.identity(Object.class).asType(MethodType.methodType(Object.class, root));
    }
    MethodHandle read = read(caller, root, path.get(0));
    MethodHandle rest = path(caller, read.type().returnType(), path.subList(1, path.size()));
    MethodHandle value = MethodHandles.filterReturnValue(read, rest);
    return nullSafe(value.asType(value.type().changeReturnType(Object.class)));
  }

  private static MethodHandle nullSafe(MethodHandle value) {
    Class<?> from = value.type().parameterType(0);
    MethodHandle none =
        MethodHandles.dropArguments(MethodHandles.constant(Object.class, null), 0, from);
    MethodHandle isNull = IS_NULL.asType(MethodType.methodType(boolean.class, from));
    return MethodHandles.guardWithTest(isNull, none, value);
  }

  private static final MethodHandle IS_NULL;

  static {
    try {
      IS_NULL =
          MethodHandles.lookup()
              .findStatic(
                  java.util.Objects.class,
                  "isNull",
                  MethodType.methodType(boolean.class, Object.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static MethodHandle read(Lookup caller, Class<?> type, String property)
      throws ReflectiveOperationException {
    for (String name : Property.methodNames(property)) {
      Method method = accessor(type, name);
      if (method != null
          && (!Property.mustBeBoolean(name, property) || isBoolean(method.getReturnType()))) {
        return caller.unreflect(method).asType(MethodType.methodType(method.getReturnType(), type));
      }
    }
    Field field = publicField(type, property);
    if (field == null) {
      throw new InvalidCountException(Property.missing(type.getName(), property));
    }
    return caller.unreflectGetter(field).asType(MethodType.methodType(field.getType(), type));
  }

  private static boolean isBoolean(Class<?> type) {
    return type == boolean.class || type == Boolean.class;
  }

  private static @Nullable Method accessor(Class<?> type, String name) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      Method method = declaredAccessor(c, name);
      if (method != null) {
        return method;
      }
    }
    // Of interfaces; an interface also has the methods of Object.
    for (Method method : (type.isInterface() ? Object.class : type).getMethods()) {
      if (method.getName().equals(name) && isAccessor(method)) {
        return method;
      }
    }
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name) && isAccessor(method)) {
        return method;
      }
    }
    return null;
  }

  private static @Nullable Method declaredAccessor(Class<?> type, String name) {
    Method found = null;
    for (Method method : type.getDeclaredMethods()) {
      boolean better = found == null || found.isBridge(); // a bridge has a wider type
      if (method.getName().equals(name) && isAccessor(method) && better) {
        found = method;
      }
    }
    return found;
  }

  private static boolean isAccessor(Method method) {
    return method.getParameterCount() == 0
        && method.getReturnType() != void.class
        && !Modifier.isStatic(method.getModifiers())
        && !Modifier.isPrivate(method.getModifiers());
  }

  private static @Nullable Field publicField(Class<?> type, String name) {
    for (Field field : type.getFields()) {
      if (field.getName().equals(name) && !Modifier.isStatic(field.getModifiers())) {
        return field;
      }
    }
    return null;
  }
}
