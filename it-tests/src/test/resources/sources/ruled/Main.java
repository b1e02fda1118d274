package ruled;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/** Has no annotation at all. */
public final class Main {
  private Main() {}

  interface Shape {
    int area();
  }

  static class Square implements Shape {
    @Override
    public int area() {
      return side() * side();
    }

    int side() {
      return 2;
    }
  }

  static class Other implements Shape {
    @Override
    public int area() {
      return 3;
    }
  }

  static class Task implements Runnable {
    @Override
    public void run() {}
  }

  static class Items extends ArrayList<String> {
    @Override
    public boolean add(String item) {
      return super.add(item);
    }
  }

  static void place(String what) {}

  static void weigh(int grams) {}

  static void fail() {
    throw new IllegalStateException();
  }

  public static void main(String[] args) {
    place("book");
    DigestUtils.sha256Hex("one");
    DigestUtils.sha256Hex("two");
    DigestUtils.sha256Hex(new byte[0]);
    for (Shape shape : List.of(new Square(), new Other())) {
      shape.area();
    }
    new Task().run();
    List<String> items = new Items();
    items.add("a");
    items.add("b");
    weigh(250);
    try {
      fail();
    } catch (IllegalStateException expected) {
      return;
    }
    throw new AssertionError("not failed");
  }
}
