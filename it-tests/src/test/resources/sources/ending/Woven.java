package ending;

import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;

/** Counted by the agent alone. */
public final class Woven implements Orders {
  public static void main(String[] args) throws Exception {
    new Woven().take();
  }

  @Override
  @Count("orders.{shop}")
  public void order(String shop, long value) {
    earn(value);
  }

  @Count("earned")
  private static void earn(@By long value) {}
}
