package unbroken;

import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Prints all that reflection tells of the classes of a jar. */
public final class Shapes {
  private static final SortedSet<String> LINES = new TreeSet<>();

  public static void main(String[] args) throws Exception {
    for (Class<?> type : Classes.of(args[0])) {
      describe(type);
    }
    LINES.forEach(System.out::println);
  }

  private static void describe(Class<?> type) {
    line(type, "is", type.toGenericString(), type.getModifiers(), type.isSynthetic());
    line(type, "extends", type.getGenericSuperclass(), array(type.getGenericInterfaces()));
    line(type, "lies in", type.getEnclosingMethod(), type.getNestHost(), type.getModule().getName());
    line(type, "has nest", array(Stream.of(type.getNestMembers()).map(Class::getName).sorted()));
    line(type, "permits", array(type.getPermittedSubclasses()));
    line(type, "has components", array(type.getRecordComponents()));
    line(type, "has annotations", array(type.getAnnotations()));
    if (type.isInterface() || Serializable.class.isAssignableFrom(type)) {
      ObjectStreamClass stream = ObjectStreamClass.lookupAny(type);
      line(type, "is written as", stream.getSerialVersionUID(), array(stream.getFields()));
    }
    for (Field field : type.getDeclaredFields()) {
      member(type, field, field.toGenericString(), field);
    }
    Stream.of(type.getDeclaredMethods(), type.getDeclaredConstructors())
        .flatMap(Stream::of)
        .forEach(executable -> describe(type, (Executable) executable));
  }

  private static void describe(Class<?> type, Executable executable) {
    member(type, executable, executable.toGenericString(), executable);
    line(
        type,
        executable.toString(),
        array(executable.getParameters()),
        array(Stream.of(executable.getParameters()).map(p -> p.getModifiers() + "" + p.isSynthetic())),
        array(executable.getParameterAnnotations()),
        array(executable.getGenericExceptionTypes()),
        executable.isVarArgs());
  }

  private static void member(
      Class<?> type, Member member, String generic, AnnotatedElement annotated) {
    line(type, generic, member.getModifiers(), member.isSynthetic(), array(annotated.getAnnotations()));
  }

  private static void line(Class<?> type, String what, Object... values) {
    LINES.add(type.getName() + " " + what + " " + Arrays.asList(values));
  }

  private static String array(Stream<?> values) {
    return values.toList().toString();
  }

  private static String array(Object[] values) {
    return Arrays.deepToString(values);
  }
}
