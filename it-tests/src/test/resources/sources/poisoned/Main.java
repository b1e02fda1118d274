package poisoned;

import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;

/** Counts under keys made of whatever its users send, each by an amount of its own. */
public final class Main {
  public static void main(String[] args) {
    visit("good", 1);
    visit(null, 2);
    visit("nul\0", 4);
    visit("half \uD83D", 8);
    visit("half \uDE00", 16);
    visit("x".repeat(10_000), 32);
    visit("\uD83D\uDE00", 64);
    visit("GOOD", 128);
    visit("good ", 256);
    visit("e\u0301", 512);
    visit("\u00E9", 1024);
    join("\uD83D", "\uDE00", 2048);
    join("", "", 4096);
    join("~over", "flow", 8192);
    greet(new Visitor("guest"), 16_384);
    greet(new Visitor(null), 32_768);
    greet(null, 65_536);
    greet(new Visitor("nobody"), 131_072);
    visit("nothing", 0);
    visit("most", Long.MAX_VALUE);
    visit("most", Long.MAX_VALUE);
    visit("least", Long.MIN_VALUE);
    System.out.println("still here");
  }

  @Count("visit.{slug}")
  private static void visit(String slug, @By long amount) {}

  @Count("{0}{1}")
  private static void join(String start, String end, @By long amount) {}

  @Count("greeted.{visitor.name}")
  private static void greet(Visitor visitor, @By long amount) {}

  private record Visitor(String name) {
    @Override
    public String name() {
      if ("nobody".equals(name)) {
        throw new IllegalStateException("no name");
      }
      return name;
    }
  }
}
