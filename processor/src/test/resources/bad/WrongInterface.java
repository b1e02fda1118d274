package shop;

import io.statbuffer.annotations.Buffered;
import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;
import io.statbuffer.annotations.Key;
import io.statbuffer.annotations.When;

interface WrongInterface extends Runnable, Comparable<String> {
  @Count("a")
  void counted();

  void notCounted(String slug);

  @Count("b")
  int returning();

  @Count(value = "c", on = When.RETURN)
  void late();

  boolean equals(Object other);
}
