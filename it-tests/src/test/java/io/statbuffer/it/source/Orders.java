package io.statbuffer.it.source;

import io.statbuffer.it.fork.RunningJvm;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** What the ending application is told and tells, and what that has to count. */
public final class Orders {
  /** What it prints when it has taken the orders that it was given. */
  public static final String ORDERED = "ordered";

  /** What it prints when it has closed its buffer. */
  public static final String CLOSED = "closed";

  private static final int NUMBER = 1_000;
  private static final int SHOPS = 7;

  private Orders() {}

  /** Gives it the same orders as ever, for that time, and waits until it has taken them. */
  public static void give(RunningJvm jvm, int time) throws IOException {
    jvm.send(String.valueOf(NUMBER));
    jvm.awaitOutput(ORDERED, time);
  }

  /** What they count each time, by buffer and key. */
  public static Map<String, Long> totals() {
    Map<String, Long> totals = new TreeMap<>();
    for (int i = 0; i < NUMBER; i++) {
      totals.merge("default/orders.shop" + i % SHOPS, 1L, Long::sum);
      totals.merge("default/earned", (long) i, Long::sum);
    }
    return totals;
  }
}
