package io.statbuffer.processor;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** The classes of a compilation, loaded; tests call them by reflection, the classes don't. */
final class Loaded extends ClassLoader {
  private final Map<String, byte[]> classes = new HashMap<>();

  Loaded(Compilation compilation) throws IOException {
    super(Loaded.class.getClassLoader());
    if (compilation.status() == Compilation.Status.FAILURE) {
      throw new AssertionError("" + compilation.diagnostics());
    }
    for (JavaFileObject file : compilation.generatedFiles()) {
      if (file.getKind() == JavaFileObject.Kind.CLASS) {
        String path = file.toUri().getPath().replace("/CLASS_OUTPUT/", "");
        try (var in = file.openInputStream()) {
          classes.put(path.replace(".class", "").replace('/', '.'), in.readAllBytes());
        }
      }
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  /** Constructs an object by the constructor that takes these arguments. */
  Object create(String className, @Nullable Object... arguments) throws Throwable {
    List<Constructor<?>> matching = new ArrayList<>();
    for (Constructor<?> constructor : loadClass(className).getDeclaredConstructors()) {
      if (takes(constructor.getParameterTypes(), arguments)) {
        matching.add(constructor);
      }
    }
    if (matching.size() != 1) {
      throw new AssertionError("constructors of " + className + ": " + matching);
    }
    Constructor<?> constructor = matching.get(0);
    constructor.setAccessible(true);
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Calls the method of that name, as a virtual call, and throws what it throws. */
  static Object call(Object target, String name, @Nullable Object... arguments) throws Throwable {
    for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(name) && takes(method.getParameterTypes(), arguments)) {
          method.setAccessible(true);
          try {
            return method.invoke(target, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        }
      }
    }
    throw new AssertionError("no " + name + " in " + target.getClass());
  }

  private static boolean takes(Class<?>[] parameters, @Nullable Object[] arguments) {
    if (parameters.length != arguments.length) {
      return false;
    }
    for (int i = 0; i < parameters.length; i++) {
      if (arguments[i] != null
          && !parameters[i].isPrimitive()
          && !parameters[i].isInstance(arguments[i])) {
        return false;
      }
    }
    return true;
  }
}
