package unbroken;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Calls the public static methods and constructors of a jar with nothing, and prints the stack
 * traces of what they throw, in so far as they lead through the jar, and how deep they are there.
 */
public final class Traces {
  private static final SortedSet<String> LINES = new TreeSet<>();

  public static void main(String[] args) throws Exception {
    for (Class<?> type : Classes.of(args[0])) {
      Stream.of(type.getMethods(), type.getConstructors())
          .flatMap(Stream::of)
          .map(Executable.class::cast)
          .filter(each -> each instanceof Constructor || Modifier.isStatic(each.getModifiers()))
          .forEach(Traces::call);
    }
    LINES.forEach(System.out::println);
  }

  private static void call(Executable executable) {
    Object[] arguments =
        Stream.of(executable.getParameterTypes()).map(Traces::nothing).toArray();
    try {
      if (executable instanceof Constructor<?> constructor) {
        constructor.newInstance(arguments);
      } else {
        ((Method) executable).invoke(null, arguments);
      }
    } catch (InvocationTargetException e) {
      print(executable, e.getTargetException());
    } catch (ReflectiveOperationException e) {
      LINES.add(executable + " " + e.getClass());
    }
  }

  private static Object nothing(Class<?> type) {
    if (type == boolean.class) {
      return false;
    }
    if (type == char.class) {
      return 'c';
    }
    if (type == double.class || type == float.class) {
      return 0.5f;
    }
    return type.isPrimitive() ? (Object) (byte) 0 : null;
  }

  private static void print(Executable executable, Throwable thrown) {
    StringBuilder line = new StringBuilder(executable + " throws " + thrown);
    int depth = 0;
    for (StackTraceElement frame : thrown.getStackTrace()) {
      depth++;
      if (frame.getClassName().startsWith("org.apache")) {
        line.append(" at ").append(frame).append(" #").append(depth);
      }
    }
    LINES.add(line.toString());
  }
}
