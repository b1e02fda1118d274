package io.statbuffer.runtime.callsite;

import io.statbuffer.runtime.Counter;
import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.declared.KeyTemplate;
import io.statbuffer.runtime.declared.KeyTemplate.Literal;
import io.statbuffer.runtime.declared.KeyTemplate.Part;
import io.statbuffer.runtime.declared.KeyTemplate.Placeholder;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.StringConcatException;
import java.lang.invoke.StringConcatFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the method handle that makes a key of the roots of its template and counts it: properties
 * are read with the caller's own access, the text is joined as {@code +} would join it, and
 * whatever is thrown on the way is rejected and reported instead of thrown at the caller.
 */
final class TemplateLinker {
  /** Stands for an argument in a recipe of {@link StringConcatFactory}, and for a constant. */
  private static final char ARGUMENT = '\1';

  private static final char CONSTANT = '\2';

  private TemplateLinker() {}

  static MethodHandle link(
      Lookup caller, MethodType type, StatBuffer<String> buffer, String template)
      throws ReflectiveOperationException, StringConcatException {
    List<Part> parts = KeyTemplate.parse(template).parts();
    List<MethodHandle> values = values(caller, type, parts); // (root)value of each placeholder
    if (values.isEmpty()) {
      return fixed(type, buffer, template);
    }
    MethodHandle join = join(parts, values); // (values…)String
    MethodHandle amount = Amounts.toLong(type.lastParameterType()); // (amount)long
    MethodHandle count; // (values…, long)void
    if (values.size() == 1 && parts.size() > 1) {
      MethodHandle key = join.asType(MethodType.methodType(String.class, Object.class));
      count = OneValueKeys.counting(buffer, key);
      count = count.asType(count.type().changeParameterType(0, join.type().parameterType(0)));
    } else {
      count = MethodHandles.collectArguments(increment(buffer), 0, join);
    }
    count = MethodHandles.filterArguments(count, values.size(), amount);
    count = MethodHandles.filterArguments(count, 0, values.toArray(MethodHandle[]::new));
    // The JDK would remember types of the caller here, and keep its class loader by them.
    MethodType erased = type.erase();
    return MethodHandles.catchException(
            count.asType(erased), Throwable.class, rejection(erased, buffer, template))
        .asType(type);
  }

  /** {@code (amount)void} */
  private static MethodHandle fixed(MethodType type, StatBuffer<String> buffer, String template)
      throws ReflectiveOperationException {
    MethodHandle add =
        MethodHandles.lookup()
            .findVirtual(Counter.class, "add", MethodType.methodType(void.class, long.class))
            .bindTo(buffer.counter(KeyTemplate.parse(template).fixedKey()));
    MethodHandle amount = Amounts.toLong(type.lastParameterType());
    return MethodHandles.catchException(
        MethodHandles.filterArguments(add, 0, amount).asType(type),
        Throwable.class,
        rejection(type, buffer, template));
  }

  /** {@code (String, long)void} */
  private static MethodHandle increment(StatBuffer<String> buffer)
      throws ReflectiveOperationException {
    return MethodHandles.lookup()
        .findVirtual(
            StatBuffer.class,
            "increment",
            MethodType.methodType(void.class, Object.class, long.class))
        .bindTo(buffer)
        .asType(MethodType.methodType(void.class, String.class, long.class));
  }

  /** Rejects every count, for a template that couldn't be linked. */
  static MethodHandle rejecting(
      MethodType type, StatBuffer<String> buffer, String template, Throwable reason) {
    return rejection(type, buffer, template).bindTo(reason);
  }

  /** {@code (Throwable, roots…, amount)void} */
  private static MethodHandle rejection(
      MethodType type, StatBuffer<String> buffer, String template) {
    int roots = type.parameterCount() - 1;
    MethodHandle reject =
        MethodHandles.insertArguments(Amounts.REJECT, 0, buffer, template); // (Throwable, Object)
    reject =
        reject.asType(MethodType.methodType(void.class, Throwable.class, type.lastParameterType()));
    return MethodHandles.dropArguments(reject, 1, type.parameterList().subList(0, roots));
  }

  private static List<MethodHandle> values(Lookup caller, MethodType type, List<Part> parts)
      throws ReflectiveOperationException {
    List<MethodHandle> values = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Placeholder placeholder) {
        Class<?> root = type.parameterType(values.size());
        values.add(PropertyLinker.path(caller, root, placeholder.path()));
      }
    }
    return values;
  }

  private static MethodHandle join(List<Part> parts, List<MethodHandle> values)
      throws StringConcatException {
    StringBuilder recipe = new StringBuilder();
    List<Object> constants = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Literal literal) {
        recipe.append(CONSTANT); // not its text, which may hold the two marks
        constants.add(literal.text());
      } else {
        recipe.append(ARGUMENT);
      }
    }
    Class<?>[] types =
        values.stream().map(value -> value.type().returnType()).toArray(Class<?>[]::new);
    MethodType type = MethodType.methodType(String.class, types);
    // This class's access is enough: types it doesn't see come as Object.
    return StringConcatFactory.makeConcatWithConstants(
            MethodHandles.lookup(), "key", type, recipe.toString(), constants.toArray())
        .getTarget();
  }
}
