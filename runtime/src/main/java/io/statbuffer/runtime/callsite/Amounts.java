package io.statbuffer.runtime.callsite;

import io.statbuffer.runtime.StatBuffer;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** The amounts of {@code @By}: any integral type or box as a {@code long}. */
public final class Amounts {
  static final MethodHandle REJECT;
  private static final MethodHandle OF_BOX;

  static {
    Lookup lookup = MethodHandles.lookup();
    try {
      REJECT =
          lookup.findStatic(
              Amounts.class,
              "reject",
              MethodType.methodType(
                  void.class, StatBuffer.class, String.class, Throwable.class, Object.class));
      OF_BOX =
          lookup.findStatic(Amounts.class, "of", MethodType.methodType(long.class, Object.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private Amounts() {}

  /** {@code (type)long} */
  static MethodHandle toLong(Class<?> type) {
    MethodType toLong = MethodType.methodType(long.class, type);
    return type.isPrimitive()
        ? MethodHandles.explicitCastArguments(MethodHandles.identity(long.class), toLong)
        : OF_BOX.asType(toLong);
  }

  /**
   * The box's value.
   *
   * @throws IllegalArgumentException if it is null or no box of an integral type
   */
  public static long of(@Nullable Object box) {
    if (box instanceof Number number) {
      return number.longValue();
    }
    if (box instanceof Character character) {
      return character;
    }
    throw new IllegalArgumentException("the amount must be an integral number: " + box);
  }

  static void reject(
      StatBuffer<String> buffer, String template, Throwable cause, @Nullable Object amount) {
    long lost = amount instanceof Number || amount instanceof Character ? of(amount) : 0;
    buffer.reject(lost, template, cause);
  }
}
