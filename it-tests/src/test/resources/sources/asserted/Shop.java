package asserted;

import io.statbuffer.annotations.Count;

/** Has a method that a generated class counts, and one that it can't. */
public class Shop {
  @Count("placed")
  public void place() {
    audit("placed");
  }

  @Count("audited")
  private void audit(String what) {}
}
