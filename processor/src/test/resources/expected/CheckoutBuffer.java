package shop;

import io.statbuffer.runtime.Counter;
import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.StatBuffers;
import io.statbuffer.runtime.callsite.WovenClass;
import io.statbuffer.runtime.callsite.WovenClasses;
import java.io.IOException;
import java.lang.Comparable;
import java.lang.Override;
import java.lang.String;
import java.lang.SuppressWarnings;
import java.lang.Throwable;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Checkout}, counted: each counting method calls its super method.
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
public class CheckoutBuffer extends Checkout {
  private static final WovenClass WOVEN = WovenClasses.of(Checkout.class);

  private final StatBuffer<String> buffer;

  private final Counter ordersPlaced;

  private final Counter ordersFailed;

  private final Counter rowsPurged;

  /**
   * Counts into the given buffer.
   */
  public CheckoutBuffer(StatBuffer<String> buffer, String name) {
    super(name);
    this.buffer = Objects.requireNonNull(buffer, "buffer");
    this.ordersPlaced = buffer.counter("orders.placed");
    this.ordersFailed = buffer.counter("orders.failed");
    this.rowsPurged = buffer.counter("rows.purged");
  }

  /**
   * Counts into the buffer {@code default} that all share.
   */
  public CheckoutBuffer(String name) {
    this(StatBuffers.get("default"), name);
  }

  /**
   * Counts into the given buffer.
   */
  protected CheckoutBuffer(StatBuffer<String> buffer, List<? super String> names, int... sizes)
      throws IOException {
    super(names, sizes);
    this.buffer = Objects.requireNonNull(buffer, "buffer");
    this.ordersPlaced = buffer.counter("orders.placed");
    this.ordersFailed = buffer.counter("orders.failed");
    this.rowsPurged = buffer.counter("rows.purged");
  }

  /**
   * Counts into the buffer {@code default} that all share.
   */
  protected CheckoutBuffer(List<? super String> names, int... sizes) throws IOException {
    this(StatBuffers.get("default"), names, sizes);
  }

  @Override
  public String place(Checkout.Order order) {
    if (!WOVEN.counts("place(shop.Checkout$Order)")) {
      this.counter(this.ordersPlaced, "orders.placed").increment();
    }
    return super.place(order);
  }

  @Override
  protected boolean pay(Checkout.Order order) throws IOException {
    boolean counting = !WOVEN.counts("pay(shop.Checkout$Order)");
    boolean result;
    try {
      result = super.pay(order);
    } catch (Throwable failure) {
      if (counting) {
        this.counter(this.ordersFailed, "orders.failed").increment();
      }
      throw failure;
    }
    if (counting) {
      try {
        var customer = order == null ? null : order.customer();
        var tenant = customer == null ? null : customer.tenant();
        var size = order == null ? null : order.size();
        this.buffer().increment("order." + tenant + ".of." + size);
      } catch (Throwable rejected) {
        this.buffer().reject(1, "order.{order.customer.tenant}.of.{order.size}", rejected);
      }
    }
    return result;
  }

  @Override
  void again() {
    if (!WOVEN.counts("again()")) {
      this.counter(this.ordersPlaced, "orders.placed").increment();
    }
    super.again();
  }

  @Override
  int purge() {
    boolean counting = !WOVEN.counts("purge()");
    int result = super.purge();
    if (counting) {
      this.counter(this.rowsPurged, "rows.purged").add(result);
    }
    return result;
  }

  @Override
  <T extends Comparable<? super T>> T greatest(T one, T other) {
    boolean counting = !WOVEN.counts("greatest(java.lang.Comparable,java.lang.Comparable)");
    T result = super.greatest(one, other);
    if (counting) {
      try {
        this.buffer().increment("" + result);
      } catch (Throwable rejected) {
        this.buffer().reject(1, "{return}", rejected);
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

  private Counter counter(Counter counter, String key) {
    // There is none yet while the super constructor runs.
    return counter != null ? counter : this.buffer().counter(key);
  }
}
