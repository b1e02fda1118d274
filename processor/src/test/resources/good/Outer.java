package shop;

import io.statbuffer.annotations.Buffered;
import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;
import io.statbuffer.annotations.When;
import io.statbuffer.runtime.StatBuffer;

@Buffered(name = "outer")
public interface Outer {
  /** The nearest declaration holds. */
  @SuppressWarnings("all")
  interface Inner<T> extends Base<T> {
    @Count("inner")
    void inner(T it);

    StatBuffer<String> buffer();
  }

  @Buffered(name = "base", backoff = "3s")
  interface Base<A> {
    @Count("base.{0}.of.{of}")
    void base(A of, @By Long amount);

    @Count("default")
    default <X extends Exception> void withBody(X it) throws X {
      throw it;
    }
  }

  /** Counts none of its abstract methods. */
  interface Mixed {
    String name();

    @Count(value = "named.{return}", on = When.RETURN)
    default String named(String... names) {
      return name() + names.length;
    }

    static void other() {}
  }
}
