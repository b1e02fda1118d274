package io.statbuffer.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.statbuffer.runtime.callsite.WovenClasses;
import java.io.IOException;
import java.util.Map;
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
  void itStandsBackWhereTheClassIsWoven() throws Throwable {
    try (Recording recording = new Recording()) {
      Loaded shop = load("good/Checkout.java");
      Object checkout = shop.create("shop.CheckoutBuffer", recording.buffer(), "c");
      WovenClasses.woven(shop.loadClass("shop.Checkout"));
      Loaded.call(checkout, "again");
      Loaded.call(checkout, "purge");
      assertThatThrownBy(() -> Loaded.call(checkout, "pay", (Object) null))
          .hasMessage("nothing to pay");
      assertThat(recording.counts()).isEmpty();
    }
  }
}
