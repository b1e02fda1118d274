package io.statbuffer.it.app;

import io.statbuffer.annotations.Buffered;
import io.statbuffer.annotations.By;
import io.statbuffer.annotations.Count;
import io.statbuffer.annotations.Key;
import io.statbuffer.annotations.When;
import java.util.List;

/** One method for each kind of count that both the agent and generated code can make. */
@Buffered(name = "catalogue", interval = "200ms")
class Catalogue {
  private final String name;

  Catalogue(String name) {
    this.name = name;
  }

  @Count("opened")
  void open() {}

  @Count("title.{title}.viewed")
  @Count("viewed")
  String view(String title) {
    return name + ": " + title;
  }

  @Count("shelf.{0}.{n}")
  void tidy(String shelf, @Key("n") int number) {}

  @Count("publisher.{title.publisher.name}.ordered")
  void order(Title title) {}

  @Count(value = "loan.{return.state}", on = When.RETURN)
  Loan lend(boolean reserved) {
    return new Loan(reserved ? "refused" : "granted");
  }

  @Count(value = "return.late", on = When.THROW)
  @Count(value = "return.fine", on = When.RETURN)
  void takeBack(int daysLate) {
    if (daysLate > 0) {
      throw new IllegalStateException("late by " + daysLate);
    }
  }

  @Count("pages.{title}")
  void print(String title, @By long pages) {}

  @Count("discarded")
  @By
  Integer discard(List<String> titles) {
    return titles.size();
  }

  @Count("Bücher {{日本}} \uD83D\uDCDA")
  void beyondAscii() {}

  /** Something with a property that has a property. */
  record Title(String text, Publisher publisher) {}

  /** Something with a getter. */
  static class Publisher {
    private final String name;

    Publisher(String name) {
      this.name = name;
    }

    public String getName() {
      return name;
    }
  }

  /** Something with a public field. */
  static final class Loan {
    public final String state;

    Loan(String state) {
      this.state = state;
    }
  }
}
