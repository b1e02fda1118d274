package shop;

import io.statbuffer.annotations.Buffered;
import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;
import io.statbuffer.annotations.Key;
import io.statbuffer.annotations.When;

abstract class Wrong {
  record Order(String slug, int[] sizes) {}

  @Count("page.{slug")
  void neverClosed(String slug) {}

  @Count("page.{slag}.views")
  void unknownParameter(String slug) {}

  @Count("page.{1}.views")
  void indexOutOfRange(String slug) {}

  @Count("page.{order.slag}.views")
  void unknownProperty(Order order) {}

  @Count("page.{order.sizes}.views")
  void arrayAtTheEnd(Order order) {}

  @Count("page.{size.value}.views")
  void propertyOfPrimitive(int size) {}

  @Count("bytes.sent")
  void notIntegral(@By double bytes) {}

  @Count("bytes.sent")
  void twoAmounts(@By int bytes, @By long others) {}

  @Count("bytes.sent")
  abstract void withoutBody();

  @Count("bytes.sent")
  native void nativeCode();

  @Count(value = "sent.{return}", on = When.RETURN)
  void nothingReturned() {}

  @Count("sent.{return}")
  int notReturnedYet() {
    return 1;
  }

  @Count("a.{x}")
  void sameKeys(@Key("x") int one, @Key("x") int other) {}

  @Count("a")
  void noIdentifier(@Key("x y") int one) {}

  @Count("a")
  @Count("{")
  void secondOfTwo() {}
}
