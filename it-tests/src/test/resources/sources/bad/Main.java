package bad;

import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;

/** Annotations that a compiler without the processor takes, and that can't be counted. */
public final class Main {
  public static void main(String[] args) {
    new Malformed().broken("a");
    new UnknownParameter().broken("a");
    new FractionalAmount().broken(1.5);
    new NativeMethod().sound();
    new ConcreteClass().sound();
    sound();
    System.out.println("still here");
  }

  @Count("sound")
  static void sound() {}

  static final class Malformed {
    @Count("page.{slug")
    void broken(String slug) {}
  }

  static final class UnknownParameter {
    @Count("page.{slug}.views")
    void broken(String page) {}
  }

  static final class FractionalAmount {
    @Count("price")
    void broken(@By double price) {}
  }

  static final class NativeMethod {
    @Count("native")
    native void broken();

    void sound() {}
  }

  abstract static class AbstractClass {
    @Count("implemented")
    abstract void sound();
  }

  static final class ConcreteClass extends AbstractClass {
    @Override
    void sound() {}
  }
}
