package shop;

import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;
import io.statbuffer.annotations.When;
import java.io.IOException;
import java.util.List;

public class Checkout {
  public record Customer(String tenant) {}

  public record Order(Customer customer, int size) {}

  private final String name;

  public Checkout(String name) {
    this.name = name;
  }

  protected Checkout(List<? super String> names, int... sizes) throws IOException {
    this.name = names + "" + sizes.length;
  }

  @Count("orders.placed")
  public String place(Order order) {
    return name + order;
  }

  @Count(value = "order.{order.customer.tenant}.of.{order.size}", on = When.RETURN)
  @Count(value = "orders.failed", on = When.THROW)
  protected boolean pay(Order order) throws IOException {
    if (order == null) {
      throw new IOException("nothing to pay");
    }
    return true;
  }

  @Count("orders.placed")
  void again() {}

  @Count("rows.purged")
  @By
  int purge() {
    return 3;
  }

  @Count(value = "{return}", on = When.RETURN)
  <T extends Comparable<? super T>> T greatest(T one, T other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
