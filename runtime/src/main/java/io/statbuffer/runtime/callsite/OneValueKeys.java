package io.statbuffer.runtime.callsite;

import io.statbuffer.runtime.KeyedCounters;
import io.statbuffer.runtime.StatBuffer;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one call site whose template has one placeholder. Where two values are equal exactly
 * if their texts are, the counter is found by the value, and no text is joined.
 */
final class OneValueKeys {
  private static final MethodHandle COUNT;

  static {
    try {
      COUNT =
          MethodHandles.lookup()
              .findVirtual(
                  OneValueKeys.class,
                  "count",
                  MethodType.methodType(void.class, Object.class, long.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final StatBuffer<String> buffer;
  private final MethodHandle key;
  private final KeyedCounters<Object> counters;

  private OneValueKeys(StatBuffer<String> buffer, MethodHandle key) {
    this.buffer = buffer;
    this.key = key;
    this.counters = buffer.keyedBy(this::text);
  }

  /**
   * {@code (Object, long)void}
   *
   * @param key {@code (Object)String}
   */
  static MethodHandle counting(StatBuffer<String> buffer, MethodHandle key) {
    return COUNT.bindTo(new OneValueKeys(buffer, key));
  }

  void count(@Nullable Object value, long amount) {
    if (value != null && (value instanceof String || isBox(value))) {
      counters.increment(value, amount);
    } else {
      buffer.increment(text(value), amount);
    }
  }

  /** Whether it is a box whose text says all of it. */
  private static boolean isBox(Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte
        || value instanceof Character
        || value instanceof Boolean;
  }

  private String text(@Nullable Object value) {
    try {
      return (String) key.invokeExact(value);
    } catch (RuntimeException | Error e) { // of the value's toString
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
