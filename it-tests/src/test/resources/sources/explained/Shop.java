package explained;

import io.statbuffer.annotations.Buffered;
import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;
import io.statbuffer.annotations.When;

/** One of each that explain tells apart. */
class Shop {
  @Count("orders.{item}")
  void place(String item) {}

  @Count("purged")
  @By
  int purge() {
    return 1;
  }

  void refund() {}

  interface Audited {
    @Count("audited")
    void audit();
  }

  static class Desk implements Audited {
    @Override
    public void audit() {}
  }

  @Buffered(name = "money")
  static class Till {
    @Count(value = "earned", on = When.RETURN)
    void pay(@By long amount) {}
  }
}
