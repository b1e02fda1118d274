package io.statbuffer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Methods counted without an annotation. */
class RulesTest {
  private static final String SHOP =
      """
      package acme;
      import io.statbuffer.annotations.*;
      public class Shop {
        Shop(int size) {}
        int place(String order) { return 7; }
        void place(String order, int[]... times) {}
        long place(java.util.Map.Entry<String, Long> order) { return order.getValue(); }
        void place() {}
        @Count("both") void both() {}
        @Count(value = "both", on = When.THROW) void bothMoments() {}
        int weigh(@By int grams) { return grams; }
        static class Order { static void ship(long n) {} }
        interface Declared { void declared(); }
        abstract static class Generic<T> implements java.util.function.Supplier<T> {}
        static class Strings extends Generic<String> { public String get() { return "g"; } }
        static void run() {
          Shop shop = new Shop(1);
          shop.place("o");
          shop.place("o", new int[0]);
          shop.place(java.util.Map.entry("k", 5L));
          shop.place();
          shop.both();
          shop.bothMoments();
          shop.weigh(100);
          Order.ship(3);
          Generic<String> strings = new Strings();
          strings.get();
        }
      }
      """;

  private static WovenClasses woven(Rule... rules) {
    return new WovenClasses(Compiler.javac("-g").compile(SHOP), List.of(rules)).loadAll();
  }

  private static Rule rule(String method, String key) {
    return new Rule("acme.Shop", method, null, key);
  }

  private static Rule rule(String method, String types, String key) {
    return new Rule("acme.Shop", method, types, key);
  }

  private static Map<String, Long> counted(WovenClasses woven) {
    return Counted.by(() -> woven.run("acme.Shop"));
  }

  @Test
  void aRuleCountsAllOverloads() {
    WovenClasses woven = woven(rule("place", "placed"), rule("<init>", "opened"));

    assertThat(woven.messages()).isEmpty();
    assertThat(counted(woven)).isEqualTo(Map.of("placed", 4L, "opened", 1L, "both", 1L));
  }

  @Test
  void aRuleWithTypesCountsOneOverload() {
    WovenClasses woven =
        woven(
            rule("place", "java.lang.String", "a.{order}"),
            rule("place", " String , int[]...", "b.{0}"),
            rule("place", "String,int[][]", "c"),
            rule("place", "java.util.Map.Entry", "d.{order.key}"),
            rule("place", "Map$Entry", "e.{0.value}.{return}"),
            rule("place", "", "f"),
            rule("<init>", "int", "g.{size}"));

    assertThat(woven.messages()).isEmpty();
    assertThat(counted(woven))
        .isEqualTo(
            Map.of(
                "a.o", 1L, "b.o", 1L, "c", 1L, "d.k", 1L, "e.5.5", 1L, "f", 1L, "g.1", 1L, "both",
                1L));
  }

  @Test
  void aRuleForWhatIsReturnedCountsOnReturn() {
    WovenClasses woven = woven(rule("place", "String", "p.{return}"));

    assertThat(woven.counted).extracting(c -> c.moment().name()).contains("RETURN");
    assertThat(counted(woven)).containsEntry("p.7", 1L);
  }

  @Test
  void aRuleThatSaysWhatAnAnnotationSaysCountsOnce() {
    WovenClasses woven = woven(rule("both", "both"), rule("bothMoments", "both"));

    assertThat(counted(woven)).isEqualTo(Map.of("both", 2L));
  }

  @Test
  void twoDeclarationsOfOneMethodCountBoth() {
    WovenClasses woven =
        woven(rule("both", "again"), rule("both", "once more"), rule("both", "again"));

    assertThat(counted(woven)).isEqualTo(Map.of("both", 1L, "again", 1L, "once more", 1L));
  }

  @Test
  void aRuleIgnoresAmountsThatAreMeantForAnnotations() {
    WovenClasses woven = woven(rule("weigh", "weighed"));

    assertThat(counted(woven)).containsEntry("weighed", 1L);
  }

  @Test
  void nestedClassesMayBeNamedWithDotsOrDollars() {
    WovenClasses woven =
        woven(
            new Rule("acme.Shop.Order", "ship", null, "dots.{n}"),
            new Rule("acme.Shop$Order", "ship", null, "dollar.{n}"));

    assertThat(counted(woven)).containsEntry("dots.3", 1L).containsEntry("dollar.3", 1L);
  }

  @Test
  void aBridgeIsNotCountedTogetherWithItsMethod() {
    WovenClasses woven = woven(new Rule("acme.Shop.Strings", "get", null, "got"));

    assertThat(counted(woven)).containsEntry("got", 1L);
  }

  @Test
  void aRuleThatFindsNothingToCountIsAProblem() {
    WovenClasses woven =
        woven(
            rule("plaice", "a"),
            rule("place", "Long", "b"),
            new Rule("acme.Shop.Strings", "toString", null, "d"),
            rule("both", "{nobody}"));

    assertThat(woven.messages())
        .containsExactlyInAnyOrder(
            "acme.Shop.plaice: no such method is declared by the class itself",
            "acme.Shop.place(Long): no such method is declared by the class itself",
            "acme.Shop.Strings.toString: no such method is declared by the class itself",
            "acme.Shop.both(): @Count(\"{nobody}\"): both() has no parameter nobody for {nobody}");
  }
}
