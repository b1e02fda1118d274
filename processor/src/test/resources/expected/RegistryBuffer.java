package shop;

import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.StatBuffers;
import io.statbuffer.runtime.callsite.Amounts;
import io.statbuffer.runtime.callsite.WovenClass;
import io.statbuffer.runtime.callsite.WovenClasses;
import java.io.Closeable;
import java.io.IOException;
import java.lang.Class;
import java.lang.Comparable;
import java.lang.Exception;
import java.lang.Long;
import java.lang.Override;
import java.lang.String;
import java.lang.SuppressWarnings;
import java.lang.Throwable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Registry}, counted: each counting method calls its super method.
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
abstract class RegistryBuffer<K extends Comparable<? super K>, V extends Registry.Named & Closeable> extends Registry<K, V> {
  private static final WovenClass WOVEN = WovenClasses.of(Registry.class);

  private final StatBuffer<String> buffer;

  /**
   * Counts into the given buffer.
   */
  <T extends Registry.Named> RegistryBuffer(StatBuffer<String> buffer, T first, K... keys) {
    super(first, keys);
    this.buffer = Objects.requireNonNull(buffer, "buffer");
  }

  /**
   * Counts into the buffer {@code default} that all share.
   */
  <T extends Registry.Named> RegistryBuffer(T first, K... keys) {
    this(StatBuffers.get("default"), first, keys);
  }

  @Override
  <X extends Exception> void register(K key, V value, Class<X> type) throws X, IOException {
    if (!WOVEN.counts("register(java.lang.Comparable,shop.Registry$Named,java.lang.Class)")) {
      try {
        var name = value == null ? null : value.getName();
        this.buffer().increment("registered." + name + ".as." + key);
      } catch (Throwable rejected) {
        this.buffer().reject(1, "registered.{value.name}.as.{key}", rejected);
      }
    }
    super.register(key, value, type);
  }

  @Override
  void hold(Registry.Holder<? extends V> holder, Registry.Holder<? super V> other) {
    if (!WOVEN.counts("hold(shop.Registry$Holder,shop.Registry$Holder)")) {
      try {
        var value = holder == null ? null : holder.value();
        var name = value == null ? null : value.getName();
        var held = holder == null ? null : holder.held;
        var name_ = held == null ? null : held.getName();
        var empty = holder == null ? null : holder.isEmpty();
        this.buffer().increment("held." + name + "." + name_ + "." + empty);
      } catch (Throwable rejected) {
        this.buffer().reject(1, "held.{holder.value.name}.{holder.held.name}.{holder.empty}", rejected);
      }
    }
    super.hold(holder, other);
  }

  @Override
  protected <T extends K> Registry.Holder<T> find(List<? extends T> keys, Map<K, V>... maps) {
    boolean counting = !WOVEN.counts("find(java.util.List,java.util.Map[])");
    Registry.Holder<T> result;
    try {
      result = super.find(keys, maps);
    } catch (Throwable failure) {
      if (counting) {
        try {
          var size = keys == null ? null : keys.size();
          this.buffer().increment("failed." + size);
        } catch (Throwable rejected) {
          this.buffer().reject(1, "failed.{keys.size}", rejected);
        }
      }
      throw failure;
    }
    if (counting) {
      try {
        var value = result == null ? null : result.value();
        this.buffer().increment("found." + value + "." + keys);
      } catch (Throwable rejected) {
        this.buffer().reject(1, "found.{return.value}.{0}", rejected);
      }
    }
    return result;
  }

  @Override
  Long counted(Long how) {
    boolean counting = !WOVEN.counts("counted(java.lang.Long)");
    Long result = super.counted(how);
    if (counting) {
      try {
        this.buffer().increment("counted." + result, Amounts.of(result));
      } catch (Throwable rejected) {
        this.buffer().reject(result == null ? 0 : result, "counted.{return}", rejected);
      }
    }
    return result;
  }

  /**
   * The buffer into which this object counts.
   */
  public final StatBuffer<String> buffer() {
    // There is none yet while the super constructor runs.
    return this.buffer != null ? this.buffer : StatBuffers.get("default");
  }
}
