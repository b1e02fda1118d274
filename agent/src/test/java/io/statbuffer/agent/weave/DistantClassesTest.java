package io.statbuffer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Classes whose loader sees nothing of the runtime count by what the JDK finds for them. */
class DistantClassesTest {
  private static Map<String, Long> counted(String members) {
    WovenClasses shop =
        WovenClasses.distant(
            "import io.statbuffer.annotations.*;\npublic class Shop { %s }".formatted(members));
    assertThat(shop.messages()).isEmpty();
    return Counted.by(() -> shop.run("Shop"));
  }

  @Test
  void fixedKeysWithTheirAmountsAtEachMoment() {
    assertThat(
            counted(
                """
                @Count("sent") void send(@By long bytes) {}
                @Count("purged") @By static int purge() { return 4; }
                @Count(value = "refused", on = When.THROW)
                void refuse() { throw new IllegalStateException(); }
                @Count("boxed") static void boxed(@By Integer n) {}
                static void run() {
                  new Shop().send(3);
                  purge();
                  boxed(5);
                  try { new Shop().refuse(); } catch (IllegalStateException e) { }
                }
                """))
        .isEqualTo(Map.of("sent", 3L, "purged", 4L, "refused", 1L, "boxed", 5L));
  }

  @Test
  void keyTemplatesWithPropertiesOfTheirOwnTypesAtEachMoment() {
    assertThat(
            counted(
                """
                private record Order(String tenant) {}
                @Count("called.{order.tenant}.{n}.{slug}")
                @Count(value = "returned.{return.tenant}", on = When.RETURN)
                @Count(value = "thrown.{n}", on = When.THROW)
                private static Order place(Order order, long n, String slug) {
                  if (n == 0) { throw new IllegalArgumentException("zero"); }
                  return order;
                }
                static void run() {
                  place(new Order("acme"), 7, "home");
                  try { place(new Order("acme"), 0, "home"); } catch (RuntimeException e) { }
                }
                """))
        .isEqualTo(
            Map.of(
                "called.acme.7.home", 1L,
                "called.acme.0.home", 1L,
                "returned.acme", 1L,
                "thrown.0", 1L));
  }
}
