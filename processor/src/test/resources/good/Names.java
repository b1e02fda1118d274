package shop;

import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;
import io.statbuffer.annotations.When;
import java.io.Serializable;

/** Names, warnings and keys that generated code could stumble over. */
@Deprecated
@SuppressWarnings({"rawtypes", "this-escape"})
public class Names implements Serializable {
  private static final long serialVersionUID = 1L;

  public static class Counter {}

  public static class StatBuffer<T> {}

  public static class String {}

  public java.lang.String buffer = "";

  @Deprecated(forRemoval = true)
  public Names(Counter counter, StatBuffer<String> buffer, java.util.List raw) {
    fromConstructor();
  }

  @Count("from.constructor")
  void fromConstructor() {}

  @Count("from.constructor.{0}")
  public void counter(Counter counter, java.lang.String key) {}

  @Count(value = "a.{result}.{failure}.{rejected.length}.{counting}.{WOVEN}", on = When.RETURN)
  @Count(value = "b.{return}", on = When.RETURN)
  @Count(value = "b", on = When.THROW)
  @Count("b")
  int locals(int result, int failure, java.lang.String rejected, @By int counting, int WOVEN) {
    return 0;
  }

  @Count("quote \" backslash \\ dollar $L brace {{}} line \n bell \7 euro \u20ac")
  @Count("quote \" backslash \\ dollar $L brace {{}} line \n bell \7 euro \u20ac {0}")
  @Deprecated
  protected void keys(int one) {}

  @Count("{{}}")
  @Count("1st")
  @Count("class")
  @Count("buffer")
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return 1;
  }
}
