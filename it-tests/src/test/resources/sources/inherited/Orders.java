package inherited;

import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;
import io.statbuffer.annotations.When;

/** Overrides of annotated methods of classes, with and without {@code super}. */
public final class Orders implements Runnable {
  abstract static class Order {
    @Count("placed.{0}")
    void place(String who) {}

    @Count(value = "priced.{return}", on = When.RETURN)
    int price(int net) {
      return net + 1;
    }

    @Count(value = "refused.{who}", on = When.THROW)
    void refuse(String who) {
      who = "nobody";
      throw new IllegalStateException(who);
    }

    @Count("shipped")
    abstract void ship(@By long parcels);

    @Count("packed")
    void pack() {}
  }

  static class Own extends Order {
    @Override
    void place(String who) {}

    @Override
    void ship(long parcels) {}

    @Override
    @Count("own.packed")
    void pack() {
      super.pack();
    }
  }

  static class Second extends Own {
    @Override
    void place(String who) {
      super.place(who);
    }

    @Override
    int price(int net) {
      return super.price(net) * 10;
    }

    @Override
    void refuse(String who) {
      Runnable refusal = () -> super.refuse(who);
      refusal.run();
    }

    @Override
    void ship(long parcels) {
      again(parcels);
    }

    private void again(long parcels) {
      super.ship(parcels);
    }
  }

  static class Third extends Second {
    @Override
    void place(String who) {
      super.place(who);
    }

    @Override
    void ship(long parcels) {
      super.ship(parcels + 1);
    }

    @Override
    void pack() {
      super.pack();
    }
  }

  @Override
  public void run() {
    Order[] orders = {new Own(), new Second(), new Third()};
    for (Order order : orders) {
      order.place(order.getClass().getSimpleName());
      order.price(1);
      order.ship(3);
      order.pack();
      try {
        order.refuse("me");
      } catch (IllegalStateException expected) {
        continue;
      }
      throw new AssertionError("not refused");
    }
  }
}
