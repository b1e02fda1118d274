package shop;

import io.statbuffer.runtime.Counter;
import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.StatBuffers;
import io.statbuffer.runtime.callsite.Amounts;
import java.lang.Long;
import java.lang.Override;
import java.lang.String;
import java.lang.SuppressWarnings;
import java.lang.Throwable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Outer.Inner}, counted.
 */
@Generated("io.statbuffer.processor.CountProcessor")
@SuppressWarnings({
    "all",
    "deprecation",
    "exports",
    "overloads",
    "overrides",
    "rawtypes",
    "removal",
    "serial",
    "unchecked",
    "varargs"
})
public class Outer_InnerBuffer<T> implements Outer.Inner<T> {
  private final StatBuffer<String> buffer;

  private final Counter inner;

  /**
   * Counts into the given buffer.
   */
  public Outer_InnerBuffer(StatBuffer<String> buffer) {
    this.buffer = Objects.requireNonNull(buffer, "buffer");
    this.inner = buffer.counter("inner");
  }

  /**
   * Counts into the buffer {@code outer} that all share.
   */
  public Outer_InnerBuffer() {
    this(StatBuffers.get("outer"));
  }

  @Override
  public void inner(T it) {
    this.inner.increment();
  }

  @Override
  public void base(T of, Long amount) {
    try {
      this.buffer.increment("base." + of + ".of." + of, Amounts.of(amount));
    } catch (Throwable rejected) {
      this.buffer.reject(amount == null ? 0 : amount, "base.{0}.of.{of}", rejected);
    }
  }

  /**
   * The buffer into which this object counts.
   */
  @Override
  public final StatBuffer<String> buffer() {
    return this.buffer;
  }
}
