package modular;

import io.statbuffer.annotations.Count;

/** Counts in a named module that exports and opens nothing. */
public final class Main {
  public static void main(String[] args) {
    for (int i = 0; i < 3; i++) {
      enter(Main.class.getModule().getName(), new Visitor("guest"));
    }
    System.out.println(Main.class.getModule());
  }

  @Count("entered")
  @Count("entered.{module}")
  @Count("entered.by.{visitor.kind}")
  private static void enter(String module, Visitor visitor) {}

  private record Visitor(String kind) {}
}
