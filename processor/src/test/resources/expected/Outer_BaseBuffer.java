package shop;

import io.statbuffer.runtime.Counter;
import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.StatBuffers;
import io.statbuffer.runtime.callsite.Amounts;
import io.statbuffer.runtime.callsite.WovenClass;
import io.statbuffer.runtime.callsite.WovenClasses;
import io.statbuffer.runtime.declared.BufferDeclaration;
import java.lang.Exception;
import java.lang.Long;
import java.lang.Override;
import java.lang.String;
import java.lang.SuppressWarnings;
import java.lang.Throwable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Outer.Base}, counted.
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
public class Outer_BaseBuffer<A> implements Outer.Base<A> {
  private static final WovenClass WOVEN = WovenClasses.of(Outer.Base.class);

  private final StatBuffer<String> buffer;

  private final Counter default_;

  /**
   * Counts into the given buffer.
   */
  public Outer_BaseBuffer(StatBuffer<String> buffer) {
    this.buffer = Objects.requireNonNull(buffer, "buffer");
    this.default_ = buffer.counter("default");
  }

  /**
   * Counts into the buffer {@code base} that all share.
   */
  public Outer_BaseBuffer() {
    this(StatBuffers.get(BufferDeclaration.decode("base;backoff=3000ms")));
  }

  @Override
  public void base(A of, Long amount) {
    try {
      this.buffer.increment("base." + of + ".of." + of, Amounts.of(amount));
    } catch (Throwable rejected) {
      this.buffer.reject(amount == null ? 0 : amount, "base.{0}.of.{of}", rejected);
    }
  }

  @Override
  public <X extends Exception> void withBody(X it) throws X {
    if (!WOVEN.counts("withBody(java.lang.Exception)")) {
      this.default_.increment();
    }
    Outer.Base.super.withBody(it);
  }

  /**
   * The buffer into which this object counts.
   */
  public final StatBuffer<String> buffer() {
    return this.buffer;
  }
}
