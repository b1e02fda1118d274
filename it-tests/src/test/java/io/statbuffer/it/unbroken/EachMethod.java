package io.statbuffer.it.unbroken;

import io.statbuffer.annotations.When;
import io.statbuffer.it.source.CountedMethods.Counts;
import io.statbuffer.it.source.CountedMethods.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** What each method of a library is to count. */
enum EachMethod implements Counts {
  /** A fixed key of its own for each moment of its calls. */
  EACH_MOMENT {
    @Override
    public List<Declared> of(String className, int access, String method, Type[] parameters) {
      if (isBridge(access)) {
        return List.of();
      }
      String name = className + "." + method + Type.getMethodDescriptor(Type.VOID_TYPE, parameters);
      return Stream.of(When.values()).map(on -> new Declared(name + "/" + on, on)).toList();
    }
  },

  /** A key made of the first parameter, if that is text, a number or at least may be. */
  FIRST_PARAMETER {
    @Override
    public List<Declared> of(String className, int access, String method, Type[] parameters) {
      List<Declared> counts = new ArrayList<>();
      // Those of nested classes may have parameters that no source shows.
      boolean nested = method.equals("<init>") && className.contains("$");
      if (!isBridge(access) && !nested && parameters.length > 0 && isValue(parameters[0])) {
        for (When on : When.values()) {
          counts.add(new Declared("first.{0}." + on, on));
        }
      }
      return counts;
    }
  };

  private static final Set<String> VALUES =
      Set.of(
          "java.lang.String",
          "java.lang.CharSequence",
          "java.lang.Class",
          "java.lang.Number",
          "java.lang.Integer",
          "java.lang.Object");

  private static boolean isBridge(int access) {
    return (access & Opcodes.ACC_BRIDGE) != 0;
  }

  private static boolean isValue(Type type) {
    return type.getSort() < Type.ARRAY || VALUES.contains(type.getClassName());
  }
}
