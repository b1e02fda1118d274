package io.statbuffer.demo.shop;

import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;

/** Takes orders. */
final class Checkout {
  @Count("orders.placed")
  @Count("orders.to.{order.country}")
  String place(Order order) {
    pack(order.items());
    return "Thank you: " + order.items() + " items go to " + order.country() + ".\n";
  }

  /** Private, called by its own class, and counted all the same; by the argument instead of 1. */
  @Count("items.sold")
  private static void pack(@By int items) {
    if (items <= 0) {
      throw new IllegalArgumentException("items must be positive: " + items);
    }
  }
}
