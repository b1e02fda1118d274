package io.statbuffer.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.statbuffer.runtime.callsite.WovenClasses;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What generated classes count, compiled, loaded and called. */
class CountingTest {
  private static Loaded load(String... files) throws IOException {
    return new Loaded(Sources.compileStrictly(Sources.files(files)));
  }

  @Test
  void aDeclaredBufferCountsWhatIsCalled() throws Throwable {
    try (Recording recording = new Recording()) {
      Object pages = load("good/Pages.java").create("shop.PagesBuffer", recording.buffer());
      Loaded.call(pages, "viewed", "home");
      Loaded.call(pages, "viewed", "home");
      Loaded.call(pages, "viewed", (Object) null);
      Loaded.call(pages, "sent", 40);
      Loaded.call(pages, "received", 'x', 7L);
      assertThat(recording.counts())
          .isEqualTo(
              Map.of(
                  "pages.viewed", 3L,
                  "page.home.views", 2L,
                  "page.null.views", 1L,
                  "bytes.sent", 40L,
                  "bytes.x.received", 7L));
      assertThat(recording.reports()).isEmpty();
    }
  }

  @Test
  void bufferGivesTheBufferItCountsInto() throws Throwable {
    try (Recording recording = new Recording()) {
      Object pages = load("good/Pages.java").create("shop.PagesBuffer", recording.buffer());
      assertThat(Loaded.call(pages, "buffer")).isSameAs(recording.buffer());
    }
  }

  @Test
  void withoutABufferItCountsIntoTheOneThatIsDeclared() throws Throwable {
    try (Recording recording = new Recording("page_views")) {
      Object pages = load("good/Pages.java").create("shop.PagesBuffer");
      Loaded.call(pages, "sent", 2);
      assertThat(Loaded.call(pages, "buffer")).isSameAs(recording.buffer());
      assertThat(recording.counts()).isEqualTo(Map.of("bytes.sent", 2L));
    }
  }

  @Test
  void aNullAmountIsRejectedAndReported() throws Throwable {
    try (Recording recording = new Recording()) {
      Object pages = load("good/Pages.java").create("shop.PagesBuffer", recording.buffer());
      Loaded.call(pages, "received", "x", null);
      assertThat(recording.counts()).isEmpty();
      assertThat(recording.reports()).singleElement().asString().contains("bytes.{0}.received");
    }
  }

  @Test
  void aKeyThatCannotBeFoundIsRejectedWithItsAmountAndTheCallGoesOn() throws Throwable {
    Object failing =
        new Object() {
          @Override
          public String toString() {
            throw new AssertionError("no text");
          }
        };
    try (Recording recording = new Recording()) {
      Object pages = load("good/Pages.java").create("shop.PagesBuffer", recording.buffer());
      Loaded.call(pages, "received", failing, 7L);
      assertThat(recording.counts()).isEmpty();
      assertThat(recording.buffer().rejected()).isEqualTo(7);
      assertThat(recording.reports())
          .singleElement()
          .asString()
          .contains("bytes.{0}.received", "no text");
    }
  }

  @Test
  void callReturnAndThrowAreCountedAtTheirMoments() throws Throwable {
    try (Recording recording = new Recording()) {
      Loaded shop = load("good/Checkout.java");
      Object checkout = shop.create("shop.CheckoutBuffer", recording.buffer(), "c");
      Object order =
          shop.create("shop.Checkout$Order", shop.create("shop.Checkout$Customer", "t"), 2);

      assertThat(Loaded.call(checkout, "place", order)).asString().startsWith("cOrder");
      assertThat(Loaded.call(checkout, "pay", order)).isEqualTo(true);
      Throwable thrown = catchThrowable(() -> Loaded.call(checkout, "pay", (Object) null));
      Loaded.call(checkout, "again");
      assertThat(Loaded.call(checkout, "purge")).isEqualTo(3);
      assertThat(Loaded.call(checkout, "greatest", "a", "b")).isEqualTo("b");

      assertThat(thrown).isExactlyInstanceOf(IOException.class).hasMessage("nothing to pay");
      assertThat(recording.counts())
          .isEqualTo(
              Map.of(
                  "orders.placed", 2L,
                  "order.t.of.2", 1L,
                  "orders.failed", 1L,
                  "rows.purged", 3L,
                  "b", 1L));
    }
  }

  @Test
  void aNullOnThePathGivesTheTextNull() throws Throwable {
    try (Recording recording = new Recording()) {
      Loaded shop = load("good/Checkout.java");
      Object checkout = shop.create("shop.CheckoutBuffer", recording.buffer(), "c");
      Loaded.call(checkout, "pay", shop.create("shop.Checkout$Order", null, 1));
      assertThat(recording.counts()).isEqualTo(Map.of("order.null.of.1", 1L));
    }
  }

  @Test
  void itStandsBackFromTheMethodsThatAreWoven() throws Throwable {
    try (Recording recording = new Recording()) {
      Loaded shop = load("good/Checkout.java");
      Object checkout = shop.create("shop.CheckoutBuffer", recording.buffer(), "c");
      WovenClasses.woven(
          shop.loadClass("shop.Checkout"), Set.of("again()", "pay(shop.Checkout$Order)"));
      Loaded.call(checkout, "again");
      Loaded.call(checkout, "purge");
      assertThatThrownBy(() -> Loaded.call(checkout, "pay", (Object) null))
          .hasMessage("nothing to pay");
      assertThat(recording.counts()).isEqualTo(Map.of("rows.purged", 3L));
    }
  }

  @Test
  void whatTheSuperConstructorCallsIsCountedIntoTheSharedBuffer() throws Throwable {
    try (Recording shared = new Recording("default");
        Recording given = new Recording()) {
      Loaded shop = load("good/Names.java");
      long before = shared.counts().getOrDefault("from.constructor", 0L);
      Object names = shop.create("shop.NamesBuffer", given.buffer(), null, null, List.of());
      Loaded.call(names, "fromConstructor");
      assertThat(shared.counts()).containsEntry("from.constructor", before + 1);
      assertThat(given.counts()).isEqualTo(Map.of("from.constructor", 1L));
    }
  }

  @Test
  void hostileNamesAndKeysAreCountedAsTheyAre() throws Throwable {
    try (Recording recording = new Recording()) {
      Loaded shop = load("good/Names.java");
      Object names = shop.create("shop.NamesBuffer", recording.buffer(), null, null, List.of());
      assertThat(Loaded.call(names, "locals", 1, 2, "abc", 4, 5)).isEqualTo(0);
      Loaded.call(names, "keys", 7);
      String key = "quote \" backslash \\ dollar $L brace {} line \n bell \7 euro \u20ac";
      assertThat(recording.counts())
          .isEqualTo(Map.of("a.1.2.3.4.5", 4L, "b.0", 4L, "b", 4L, key, 1L, key + " 7", 1L));
    }
  }

  @Test
  void aDefaultMethodIsCountedAndItsExceptionGoesOn() throws Throwable {
    try (Recording recording = new Recording()) {
      Loaded shop = load("good/Outer.java");
      Object base = shop.create("shop.Outer_BaseBuffer", recording.buffer());
      IOException thrown = new IOException("as it was");
      assertThatThrownBy(() -> Loaded.call(base, "withBody", thrown)).isSameAs(thrown);
      assertThat(recording.counts()).isEqualTo(Map.of("default", 1L));
      WovenClasses.woven(
          shop.loadClass("shop.Outer$Base"), Set.of("withBody(java.lang.Exception)"));
      assertThatThrownBy(() -> Loaded.call(base, "withBody", thrown)).isSameAs(thrown);
      Loaded.call(base, "base", "it", 2L);
      assertThat(recording.counts()).isEqualTo(Map.of("default", 1L, "base.it.of.it", 2L));
    }
  }

  @Test
  void anAccessorIsReadOnceAndNotAtAllWhereNothingIsCounted() throws Throwable {
    Loaded shop =
        new Loaded(
            Sources.compileStrictly(
                Sources.source(
                    "shop.Once",
                    "package shop;",
                    "import io.statbuffer.annotations.*;",
                    "class Once {",
                    "  static class Request {",
                    "    static int reads;",
                    "    Request getNext() { reads++; return this; }",
                    "    int reads() { return reads; }",
                    "  }",
                    "  @Count(value = \"a.{0.next.next.reads}\", on = When.THROW)",
                    "  void serve(Request request, boolean fail) {",
                    "    if (fail) throw new IllegalStateException();",
                    "  }",
                    "}")));
    try (Recording recording = new Recording()) {
      Object once = shop.create("shop.OnceBuffer", recording.buffer());
      Object request = shop.create("shop.Once$Request");
      Loaded.call(once, "serve", request, false);
      assertThatThrownBy(() -> Loaded.call(once, "serve", request, true))
          .isInstanceOf(IllegalStateException.class);
      assertThat(recording.counts()).isEqualTo(Map.of("a.2", 1L));
    }
  }

  @Test
  void aDeserializedObjectCountsIntoTheSharedBuffer() throws Throwable {
    Loaded shop =
        new Loaded(
            Sources.compileStrictly(
                Sources.source(
                    "shop.Saved",
                    "package shop;",
                    "import io.statbuffer.annotations.*;",
                    "@Buffered(name = \"saved\")",
                    "public class Saved implements java.io.Serializable {",
                    "  private static final long serialVersionUID = 1L;",
                    "  @Count(\"used\") @Count(\"used.{0}\") public void use(int n) {}",
                    "}")));
    try (Recording saved = new Recording("saved");
        Recording given = new Recording()) {
      var bytes = new ByteArrayOutputStream();
      try (var out = new ObjectOutputStream(bytes)) {
        out.writeObject(shop.create("shop.SavedBuffer", given.buffer()));
      }
      Object copy;
      try (var in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass type) throws ClassNotFoundException {
              return Class.forName(type.getName(), false, shop);
            }
          }) {
        copy = in.readObject();
      }
      Loaded.call(copy, "use", 1);
      assertThat(saved.counts()).isEqualTo(Map.of("used", 1L, "used.1", 1L));
      assertThat(given.counts()).isEmpty();
    }
  }

  @Test
  void theBufferMustNotBeNull() throws Throwable {
    Loaded shop = load("good/Pages.java");
    assertThatThrownBy(() -> shop.create("shop.PagesBuffer", (Object) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("buffer");
  }

  @Test
  void constructorsAndBufferMethodsThatAreTakenAreKeptClearOf() throws Throwable {
    Loaded shop = new Loaded(Sources.compile(Sources.files("bad/Inherits.java")));
    try (Recording given = new Recording();
        Recording other = new Recording()) {
      Loaded.call(shop.create("shop.InheritsBuffer", given.buffer(), 3), "own");
      Loaded.call(shop.create("shop.InheritsBuffer", given.buffer(), other.buffer(), 3), "own");
      assertThat(Loaded.call(shop.create("shop.InheritsBuffer", 3), "buffer")).isNull();
      assertThat(given.counts()).isEqualTo(Map.of("own", 2L));
      assertThat(other.counts()).isEmpty();
    }
  }
}
