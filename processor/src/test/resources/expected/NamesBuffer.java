package shop;

import io.statbuffer.runtime.StatBuffers;
import io.statbuffer.runtime.callsite.WovenClass;
import io.statbuffer.runtime.callsite.WovenClasses;
import java.lang.Object;
import java.lang.Override;
import java.lang.SuppressWarnings;
import java.lang.Throwable;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Names}, counted: each counting method calls its super method.
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
public class NamesBuffer extends Names {
  private static final WovenClass WOVEN = WovenClasses.of(Names.class);

  private final transient io.statbuffer.runtime.StatBuffer<java.lang.String> buffer;

  private final transient io.statbuffer.runtime.Counter fromConstructor;

  private final transient io.statbuffer.runtime.Counter b;

  private final transient io.statbuffer.runtime.Counter quoteBackslashDollarLBraceLineBellEuro;

  private final transient io.statbuffer.runtime.Counter counter;

  private final transient io.statbuffer.runtime.Counter _1st;

  private final transient io.statbuffer.runtime.Counter class_;

  private final transient io.statbuffer.runtime.Counter buffer_;

  /**
   * Counts into the given buffer.
   */
  public NamesBuffer(io.statbuffer.runtime.StatBuffer<java.lang.String> buffer_,
      Names.Counter counter, Names.StatBuffer<Names.String> buffer, List raw) {
    super(counter, buffer, raw);
    this.buffer = Objects.requireNonNull(buffer_, "buffer");
    this.fromConstructor = buffer_.counter("from.constructor");
    this.b = buffer_.counter("b");
    this.quoteBackslashDollarLBraceLineBellEuro = buffer_.counter("quote \" backslash \\ dollar $L brace {} line \012 bell \007 euro \u20ac");
    this.counter = buffer_.counter("{}");
    this._1st = buffer_.counter("1st");
    this.class_ = buffer_.counter("class");
    this.buffer_ = buffer_.counter("buffer");
  }

  /**
   * Counts into the buffer {@code default} that all share.
   */
  public NamesBuffer(Names.Counter counter, Names.StatBuffer<Names.String> buffer, List raw) {
    this(StatBuffers.get("default"), counter, buffer, raw);
  }

  @Override
  void fromConstructor() {
    if (!WOVEN.counts("fromConstructor()")) {
      this.counter_(this.fromConstructor, "from.constructor").increment();
    }
    super.fromConstructor();
  }

  @Override
  public void counter(Names.Counter counter, java.lang.String key) {
    if (!WOVEN.counts("counter(shop.Names$Counter,java.lang.String)")) {
      try {
        this.buffer().increment("from.constructor." + counter);
      } catch (Throwable rejected) {
        this.buffer().reject(1, "from.constructor.{0}", rejected);
      }
    }
    super.counter(counter, key);
  }

  @Override
  int locals(int result, int failure, java.lang.String rejected, int counting, int WOVEN_) {
    boolean counting_ = !WOVEN.counts("locals(int,int,java.lang.String,int,int)");
    if (counting_) {
      this.counter_(this.b, "b").add(counting);
    }
    int result_;
    try {
      result_ = super.locals(result, failure, rejected, counting, WOVEN_);
    } catch (Throwable failure_) {
      if (counting_) {
        this.counter_(this.b, "b").add(counting);
      }
      throw failure_;
    }
    if (counting_) {
      try {
        var length = rejected == null ? null : rejected.length();
        this.buffer().increment("a." + result + "." + failure + "." + length + "." + counting + "." + WOVEN_, counting);
      } catch (Throwable rejected_) {
        this.buffer().reject(counting, "a.{result}.{failure}.{rejected.length}.{counting}.{WOVEN}", rejected_);
      }
      try {
        this.buffer().increment("b." + result_, counting);
      } catch (Throwable rejected_) {
        this.buffer().reject(counting, "b.{return}", rejected_);
      }
    }
    return result_;
  }

  @Override
  protected void keys(int one) {
    if (!WOVEN.counts("keys(int)")) {
      this.counter_(this.quoteBackslashDollarLBraceLineBellEuro, "quote \" backslash \\ dollar $L brace {} line \012 bell \007 euro \u20ac").increment();
      try {
        this.buffer().increment("quote \" backslash \\ dollar $L brace {} line \012 bell \007 euro \u20ac " + one);
      } catch (Throwable rejected) {
        this.buffer().reject(1, "quote \" backslash \\ dollar $L brace {{}} line \012 bell \007 euro \u20ac {0}", rejected);
      }
    }
    super.keys(one);
  }

  @Override
  public boolean equals(Object other) {
    if (!WOVEN.counts("equals(java.lang.Object)")) {
      this.counter_(this.counter, "{}").increment();
      this.counter_(this._1st, "1st").increment();
      this.counter_(this.class_, "class").increment();
      this.counter_(this.buffer_, "buffer").increment();
    }
    return super.equals(other);
  }

  /**
   * The buffer into which this object counts.
   */
  public final io.statbuffer.runtime.StatBuffer<java.lang.String> buffer() {
    // There is none yet while the super constructor runs.
    return this.buffer != null ? this.buffer : StatBuffers.get("default");
  }

  private io.statbuffer.runtime.Counter counter_(io.statbuffer.runtime.Counter counter,
      java.lang.String key) {
    // There is none yet while the super constructor runs.
    return counter != null ? counter : this.buffer().counter(key);
  }
}
