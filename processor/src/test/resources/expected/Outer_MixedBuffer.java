package shop;

import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.StatBuffers;
import io.statbuffer.runtime.callsite.WovenClass;
import io.statbuffer.runtime.callsite.WovenClasses;
import java.lang.Override;
import java.lang.String;
import java.lang.SuppressWarnings;
import java.lang.Throwable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Outer.Mixed}, counted.
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
public abstract class Outer_MixedBuffer implements Outer.Mixed {
  private static final WovenClass WOVEN = WovenClasses.of(Outer.Mixed.class);

  private final StatBuffer<String> buffer;

  /**
   * Counts into the given buffer.
   */
  public Outer_MixedBuffer(StatBuffer<String> buffer) {
    this.buffer = Objects.requireNonNull(buffer, "buffer");
  }

  /**
   * Counts into the buffer {@code outer} that all share.
   */
  public Outer_MixedBuffer() {
    this(StatBuffers.get("outer"));
  }

  @Override
  public String named(String... names) {
    boolean counting = !WOVEN.counts("named(java.lang.String[])");
    String result = Outer.Mixed.super.named(names);
    if (counting) {
      try {
        this.buffer.increment("named." + result);
      } catch (Throwable rejected) {
        this.buffer.reject(1, "named.{return}", rejected);
      }
    }
    return result;
  }

  /**
   * The buffer into which this object counts.
   */
  public final StatBuffer<String> buffer() {
    return this.buffer;
  }
}
