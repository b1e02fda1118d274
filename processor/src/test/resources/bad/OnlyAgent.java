package shop;

import io.statbuffer.annotations.Buffered;
import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;
import io.statbuffer.annotations.Key;
import io.statbuffer.annotations.When;

public class OnlyAgent {
  OnlyAgent() {}

  @Count("constructed")
  OnlyAgent(String name) {}

  @Count("a")
  private void secret() {}

  @Count("b")
  static void shared() {}

  @Count("c")
  public final void last() {}

  @Count("d")
  void hidden(Secret secret) {}

  @SuppressWarnings("statbuffer")
  @Count("e")
  private void known() {}

  void notCounted(@By int amount, @Key("x") int x) {}

  private static class Secret {}

  record Pair(int one) {
    @Count("f")
    void pair() {}
  }

  class Inner {
    @Count("g")
    void inner() {}
  }

  static final class Closed {
    @Count("h")
    void closed() {}
  }

  enum Colour {
    RED;

    @Count("i")
    void paint() {}
  }

  static class Alone {
    private Alone() {}

    @Count("j")
    void alone() {}
  }
}
