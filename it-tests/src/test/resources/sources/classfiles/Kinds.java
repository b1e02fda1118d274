package classfiles;

import io.statbuffer.annotations.Count;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;

/** All kinds of classes that Java has, each with a counted method. */
public final class Kinds {
  interface WithBodies {
    @Count("interface.static")
    static void ofType() {}

    @Count("interface.private")
    private void hidden() {}

    @Count("interface.default")
    default void open() {
      hidden();
    }
  }

  record Point(int x) implements WithBodies {
    @Count("record.{x}")
    Point {}

    @Count("record.component")
    @Override
    public int x() {
      return x;
    }
  }

  sealed interface Shape permits Circle {}

  static final class Circle implements Shape {
    private int radius = 2;

    @Count("nestmate.{0}")
    private int grow(int by) {
      radius += by;
      return radius;
    }
  }

  enum Size {
    SMALL {
      @Override
      @Count("enum.constant")
      int letters() {
        return 1;
      }
    };

    abstract int letters();
  }

  public static class Hidden implements Runnable {
    @Override
    @Count("hidden")
    public void run() {}
  }

  public static void main(String[] args) throws Exception {
    WithBodies.ofType();
    new Point(1).open();
    Circle circle = new Circle();
    int grown = circle.grow(3) + circle.radius + new Point(2).x() + Size.SMALL.letters();
    Runnable anonymous =
        new Runnable() {
          @Override
          @Count("anonymous")
          public void run() {}
        };
    anonymous.run();
    try (InputStream in = Kinds.class.getResourceAsStream("Kinds$Hidden.class")) {
      Class<?> hidden = MethodHandles.lookup().defineHiddenClass(in.readAllBytes(), true).lookupClass();
      ((Runnable) hidden.getConstructor().newInstance()).run();
    }
    System.out.println(grown);
  }
}
