package io.statbuffer.runtime.callsite;

import io.statbuffer.runtime.declared.InvalidCountException;
import io.statbuffer.runtime.declared.Property;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.TypeVariable;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What reads one {@linkplain Property property} of a type: the first method or field of the right
 * name that the caller may use.
 *
 * @param handle {@code (type)value}
 * @param isGeneric whether the value's type is a type variable, so that objects have more
 *     properties than their static type
 */
record PropertyReader(MethodHandle handle, boolean isGeneric) {
  static PropertyReader find(Lookup caller, Class<?> type, String property)
      throws ReflectiveOperationException {
    IllegalAccessException refused = null;
    Set<Class<?>> types = withSupertypes(type);
    for (String name : Property.methodNames(property)) {
      for (Class<?> declaring : types) {
        Method method = declaredAccessor(declaring, name);
        if (method != null && isRightType(method, property)) {
          try {
            return of(caller.unreflect(method), type, method.getGenericReturnType());
          } catch (IllegalAccessException e) {
            refused = e; // perhaps an interface of that class is public
          }
        }
      }
    }
    Field field = publicField(type, property);
    if (field != null) {
      return of(caller.unreflectGetter(field), type, field.getGenericType());
    }
    if (refused != null) {
      throw refused;
    }
    throw new InvalidCountException(Property.missing(type.getName(), property));
  }

  private static PropertyReader of(
      MethodHandle handle, Class<?> type, java.lang.reflect.Type genericType) {
    MethodType ofType = MethodType.methodType(handle.type().returnType(), type);
    return new PropertyReader(handle.asType(ofType), genericType instanceof TypeVariable);
  }

  /** The classes from the type up, then the interfaces; an interface has Object's methods, too. */
  private static Set<Class<?>> withSupertypes(Class<?> type) {
    Set<Class<?>> types = new LinkedHashSet<>();
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      types.add(c);
    }
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      addInterfaces(c, types);
    }
    types.add(Object.class);
    return types;
  }

  private static void addInterfaces(Class<?> type, Set<Class<?>> types) {
    for (Class<?> i : type.getInterfaces()) {
      types.add(i);
      addInterfaces(i, types);
    }
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

  private static boolean isRightType(Method method, String property) {
    Class<?> type = method.getReturnType();
    return !Property.mustBeBoolean(method.getName(), property)
        || type == boolean.class
        || type == Boolean.class;
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
