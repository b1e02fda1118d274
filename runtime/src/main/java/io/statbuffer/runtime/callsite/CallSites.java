package io.statbuffer.runtime.callsite;

import io.statbuffer.runtime.Counter;
import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.StatBuffers;
import io.statbuffer.runtime.declared.BufferDeclaration;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.StringConcatException;
import org.jspecify.annotations.Nullable;

/**
 * The bootstrap methods of woven code. A fixed key becomes a constant, resolved once:
 *
 * <pre>
 *   ldc            Counter (dynamic constant: bootstrap counter, buffer, key)
 *   invokeinterface Counter.increment()
 * </pre>
 *
 * <p>A class file older than Java 11, which can't hold dynamic constants, gets the counter by an
 * {@code invokedynamic} without arguments instead. A key with placeholders is one {@code
 * invokedynamic} that takes their roots and the amount.
 *
 * <p>The {@code buffer} of all of them is an encoded {@link BufferDeclaration}.
 */
public final class CallSites {
  private CallSites() {}

  /** Resolves the dynamic constant of a fixed key. */
  public static Counter counter(
      Lookup caller, String name, Class<?> type, String buffer, String key) {
    return buffer(buffer).counter(key);
  }

  /** Links the {@code ()Counter} of a fixed key, for class files of Java 7 to 10. */
  public static CallSite counter(
      Lookup caller, String name, MethodType type, String buffer, String key) {
    return new ConstantCallSite(MethodHandles.constant(Counter.class, buffer(buffer).counter(key)));
  }

  /**
   * Links the {@code (roots…, amount)void} of a key template. Each root has its static type where a
   * path goes on from it and may be {@code Object} where not; the amount is a {@code long}, or the
   * box of an integral type, which may be null.
   */
  public static CallSite count(
      Lookup caller, String name, MethodType type, String buffer, String template) {
    StatBuffer<String> counted = buffer(buffer);
    MethodHandle count;
    try {
      count = TemplateLinker.link(caller, type, counted, template);
    } catch (ReflectiveOperationException
        | StringConcatException
        | RuntimeException
        | LinkageError e) {
      // Each count is then rejected by one who knows no key for it, and says so.
      count = TemplateLinker.rejecting(type, counted, template, e);
    }
    return new ConstantCallSite(count);
  }

  /**
   * Links the {@code (object, roots…, amount)void} of a method that overrides are known to call by
   * {@code super}: it counts what it {@linkplain OwnMethod is called for} itself.
   *
   * @param signature the method's name and descriptor
   * @param only the type whose objects alone count, or empty for all
   */
  public static CallSite count(
      Lookup caller,
      String name,
      MethodType type,
      String buffer,
      String template,
      String signature,
      String only) {
    Class<?> object = type.parameterType(0);
    MethodHandle count =
        count(caller, name, type.dropParameterTypes(0, 1), buffer, template).getTarget();
    MethodHandle isCalled =
        new OwnMethod(caller.lookupClass(), signature, only)
            .test()
            .asType(MethodType.methodType(boolean.class, object));
    return new ConstantCallSite(
        MethodHandles.guardWithTest(
            isCalled, MethodHandles.dropArguments(count, 0, object), MethodHandles.empty(type)));
  }

  /** Links either of both: the one with an object if there is a signature. */
  static CallSite linked(
      Lookup caller,
      MethodType type,
      String buffer,
      String template,
      String signature,
      String only) {
    return signature.isEmpty()
        ? count(caller, "count", type, buffer, template)
        : count(caller, "count", type, buffer, template, signature, only);
  }

  /** The counter of a fixed key, looked up: for class files before Java 7. */
  public static Counter counter(String buffer, String key) {
    return StaticCounters.of(buffer, key);
  }

  /**
   * Counts a key template from a class file before Java 7.
   *
   * @param type the descriptor that the call site would have
   * @param signature name and descriptor of a method that overrides call by {@code super}, or empty
   * @param only the type whose objects alone count, or empty for all
   * @param arguments the object, if there is a signature, the roots and the amount, boxed
   */
  public static void count(
      Lookup caller,
      String type,
      String buffer,
      String template,
      String signature,
      String only,
      @Nullable Object[] arguments) {
    try {
      StaticSites.of(caller, type, buffer, template, signature, only).invokeExact(arguments);
    } catch (Throwable e) { // only of linking: what counting throws is rejected inside
      buffer(buffer).reject(0, template, e);
    }
  }

  static StatBuffer<String> buffer(String declaration) {
    return StatBuffers.get(BufferDeclaration.decode(declaration));
  }
}
