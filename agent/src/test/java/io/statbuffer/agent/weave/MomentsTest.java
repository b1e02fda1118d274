package io.statbuffer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a woven method counts. */
class MomentsTest {
  @Test
  void aCallIsCountedOnEntry() {
    WovenClasses shop =
        WovenClasses.of(
            """
            import io.statbuffer.annotations.*;
            class Shop {
              @Count("placed") void place() {}
              @Count("refused") void refuse() { throw new IllegalStateException(); }
              static void run() {
                new Shop().place();
                new Shop().place();
                try { new Shop().refuse(); } catch (IllegalStateException e) { }
              }
            }
            """);

    assertThat(shop.problems).isEmpty();
    assertThat(Counted.by(() -> shop.run("Shop"))).isEqualTo(Map.of("placed", 2L, "refused", 1L));
  }

  @Test
  void aReturnIsCountedOnEveryWayOutButAnException() {
    WovenClasses shop =
        WovenClasses.of(
            """
            import io.statbuffer.annotations.*;
            class Shop {
              @Count(value = "returned.{return}.{n}", on = When.RETURN)
              @Count(value = "thrown.{n}", on = When.THROW)
              @Count("called.{n}")
              static String sign(long n) {
                if (n == 0) {
                  throw new IllegalArgumentException("zero");
                }
                if (n < 0) {
                  n = -n;
                  return "minus";
                }
                n += 100;
                return "plus";
              }
              static void run() {
                sign(1);
                sign(1);
                sign(-1);
                try { sign(0); } catch (IllegalArgumentException e) { }
              }
            }
            """);

    assertThat(shop.messages()).isEmpty();
    assertThat(Counted.by(() -> shop.run("Shop")))
        .isEqualTo(
            Map.of(
                "returned.plus.1", 2L,
                "returned.minus.-1", 1L,
                "thrown.0", 1L,
                "called.0", 1L,
                "called.1", 2L,
                "called.-1", 1L));
  }
}
