package shop;

import io.statbuffer.annotations.Count;
import io.statbuffer.annotations.When;

class OnlyImplemented {
  interface Service {
    @Count("a")
    void counted();

    void notCounted(String slug);

    boolean equals(Object other);
  }

  interface Task extends Runnable, Comparable<String> {
    @Count("a")
    void counted();
  }

  interface Store {
    @Count("a")
    void counted();

    @Count("b")
    int returning();
  }

  interface Late {
    @Count(value = "c", on = When.RETURN)
    void late();
  }
}
