package shop;

import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;
import io.statbuffer.annotations.When;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Type variables wherever they may stand. */
@SuppressWarnings("unchecked")
abstract class Registry<K extends Comparable<? super K>, V extends Registry.Named & Closeable>
    implements Supplier<Map<K, ? extends List<V>>> {
  interface Named {
    String getName();
  }

  static class Holder<T> {
    public T held;

    T value() {
      return held;
    }

    public boolean isEmpty() {
      return held == null;
    }
  }

  <T extends Named> Registry(T first, K... keys) {}

  @Count("registered.{value.name}.as.{key}")
  <X extends Exception> void register(K key, V value, Class<X> type) throws X, IOException {}

  @Count("held.{holder.value.name}.{holder.held.name}.{holder.empty}")
  void hold(Holder<? extends V> holder, Holder<? super V> other) {}

  @Count(value = "found.{return.value}.{0}", on = When.RETURN)
  @Count(value = "failed.{keys.size}", on = When.THROW)
  protected <T extends K> Holder<T> find(List<? extends T> keys, Map<K, V>... maps) {
    Holder<T> holder = new Holder<>();
    holder.held = keys.get(0);
    return holder;
  }

  @Count(value = "counted.{return}", on = When.RETURN)
  @By
  Long counted(Long how) {
    return how;
  }

  abstract V newest();
}
