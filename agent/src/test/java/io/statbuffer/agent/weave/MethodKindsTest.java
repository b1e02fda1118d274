package io.statbuffer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which methods are woven. */
class MethodKindsTest {
  @ParameterizedTest
  @ValueSource(ints = {8, 11, 17})
  void methodsOfAnyVisibilityAndModifierAreCounted(int release) {
    WovenClasses kinds =
        WovenClasses.release(
            release,
            """
            import io.statbuffer.annotations.*;
            import java.util.function.*;
            abstract class Kinds<T extends Comparable<T>> {
              @Count("public.{0}") public void a(T t) {}
              @Count("protected") protected void b() {}
              @Count("package") void c() {}
              @Count("private") private void d() {}
              @Count("static.{return}") @Count("x")
              @By static long e() { return 7; }
              @Count("final") final void f() {}
              @Count(value = "synchronized", on = When.RETURN) synchronized void g() {}
              @Count(value = "static synchronized.{i}", on = When.THROW)
              static synchronized void h(int i) { if (i > 0) throw new IllegalStateException(); }
              @Count("varargs.{first}") static void i(String first, Object... rest) {}
              @Count("lambdas.{n}") static IntSupplier j(int n) {
                IntUnaryOperator twice = m -> 2 * m * n;
                return () -> twice.applyAsInt(n);
              }
              @Count("strict") strictfp double k(double d) { return d / 3; }
              @Count("clash") void l(int i) {}
              void l(long i) {}
              abstract void m();
              static void run() {
                Kinds<String> kinds = new Kinds<String>() { @Override void m() {} };
                kinds.a("t"); kinds.b(); kinds.c(); kinds.d(); e(); kinds.f(); kinds.g();
                h(0); try { h(1); } catch (IllegalStateException e) { }
                i("one", 2, 3); j(5).getAsInt(); kinds.k(1); kinds.l(1); kinds.l(1L); kinds.m();
              }
            }
            """);

    assertThat(kinds.messages()).isEmpty();
    assertThat(Counted.by(() -> kinds.run("Kinds")))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("public.t", 1L),
                Map.entry("protected", 1L),
                Map.entry("package", 1L),
                Map.entry("private", 1L),
                Map.entry("static.7", 7L),
                Map.entry("x", 7L),
                Map.entry("final", 1L),
                Map.entry("synchronized", 1L),
                Map.entry("static synchronized.1", 1L),
                Map.entry("varargs.one", 1L),
                Map.entry("lambdas.5", 1L),
                Map.entry("strict", 1L),
                Map.entry("clash", 1L)));
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 11, 17})
  void interfaceMethodsWithABodyAreCounted(int release) {
    WovenClasses woven =
        WovenClasses.release(
            release,
            """
            import io.statbuffer.annotations.*;
            public interface Shop {
              @Count("declared") void declared();
              @Count("default.{n}") @Count(value = "default thrown", on = When.THROW)
              default int a(int n) { return b(n) / n; }
              @Count("private.{n}") private int b(int n) { return n; }
              @Count(value = "static.{return.length}.{s}", on = When.RETURN)
              static String c(String s) { return s + s; }
              static void run() {
                Shop shop = () -> { };
                shop.declared();
                shop.a(1);
                try { shop.a(0); } catch (ArithmeticException e) { }
                c("ab");
              }
            }
            """,
            "class ShopBuffer {}");

    assertThat(woven.messages()).isEmpty();
    assertThat(Counted.by(() -> woven.run("Shop")))
        .isEqualTo(
            Map.of(
                "default.1",
                1L,
                "default.0",
                1L,
                "default thrown",
                1L,
                "private.1",
                1L,
                "private.0",
                1L,
                "static.4.ab",
                1L));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 11, 17})
  void anOverridingMethodWithABridgeIsCountedOnce(int release) {
    WovenClasses woven =
        WovenClasses.release(
            release,
            """
            import io.statbuffer.annotations.*;
            import java.util.function.*;
            public class Upper implements Function<String, String>, Supplier<String> {
              @Count("applied") @Override public String apply(String s) { return s; }
              @Count(value = "got", on = When.RETURN) @Override public String get() { return ""; }
              static void run() {
                Function<String, String> f = new Upper();
                Supplier<String> s = new Upper();
                f.apply("");
                s.get();
              }
            }
            """);

    assertThat(woven.counted).hasSize(2);
    assertThat(Counted.by(() -> woven.run("Upper"))).isEqualTo(Map.of("applied", 1L, "got", 1L));
  }

  @Test
  void recordsEnumsAndNestedTypesAreCounted() {
    WovenClasses woven =
        WovenClasses.release(
            17,
            """
            import io.statbuffer.annotations.*;
            public class Outer {
              record Point(int x, int y) {
                @Count("point.{x}.{y}")
                @Count(value = "negative", on = When.THROW)
                Point {
                  if (x < 0) throw new IllegalArgumentException();
                  x = 100;
                }
                @Count("x.{return}") @By public int x() { return x; }
              }
              enum Level {
                LOW(1), HIGH(2) { @Override @Count("high") void go() {} };
                @Count("level.{l}.{0}") Level(int l) {}
                @Count("low") void go() {}
              }
              sealed interface Shape permits Dot {}
              static final class Dot implements Shape {
                @Count("dot") Dot() {}
              }
              class Inner {
                @Count("inner.{name}.{0}") Inner(@Key("name") String n) {}
              }
              static void run() {
                new Point(3, 4).x();
                try { new Point(-1, 0); } catch (IllegalArgumentException e) { }
                Level.LOW.go();
                Level.HIGH.go();
                new Dot();
                new Outer().new Inner("i");
              }
            }
            """);

    assertThat(woven.messages()).isEmpty();
    assertThat(Counted.by(() -> woven.run("Outer")))
        .containsAllEntriesOf(Map.of("point.3.4", 1L, "point.-1.0", 1L, "negative", 1L))
        .containsAllEntriesOf(Map.of("x.100", 100L, "low", 1L, "high", 1L, "dot", 1L))
        .containsAllEntriesOf(Map.of("inner.i.i", 1L));
  }

  @Test
  void anAbstractMethodCountsWhatImplementsItAndANativeOneIsAProblem() {
    WovenClasses woven =
        WovenClasses.of(
            """
            import io.statbuffer.annotations.*;
            abstract class Bodiless {
              @Count("a.{s}") abstract void a(String s);
              @Count("b") native int b();
              @Count("c") void c() {}
              static void run() {
                Bodiless made = new Bodiless() { void a(String s) {} };
                made.a("x");
                made.c();
              }
            }
            """);

    assertThat(woven.messages())
        .containsExactly(
            "Bodiless.b(): @Count(\"b\"): b() is native and has no body to count in; count in a"
                + " method that calls it");
    assertThat(Counted.by(() -> woven.run("Bodiless"))).isEqualTo(Map.of("a.x", 1L, "c", 1L));
  }

  @Test
  void aMalformedKeyOfAMethodWithoutABodyIsAProblem() {
    String declared =
        "import io.statbuffer.annotations.*; interface Wrong { @Count(\"a.{s\") void a(String s); }";

    assertThat(WovenClasses.of(declared).messages())
        .singleElement()
        .asString()
        .startsWith("Wrong.a(java.lang.String): malformed key template \"a.{s\"");
  }

  @Test
  void aWrongAnnotationLeavesItsMethodUnwovenAndNoOther() {
    WovenClasses woven =
        WovenClasses.of(
            """
            import io.statbuffer.annotations.*;
            class Partly {
              @Count("{nobody}") static void wrong(int i) {}
              @Count("right") static void right() {}
              @Count("{0.length}") @Count("both") static void half(int i) {}
              static void run() { wrong(1); right(); half(1); }
            }
            """);

    assertThat(woven.messages())
        .containsExactly(
            "Partly.wrong(int): @Count(\"{nobody}\"): wrong(int) has no parameter nobody for"
                + " {nobody}; it has i",
            "Partly.half(int): @Count(\"{0.length}\"): half(int) has type int for {0.length}, which"
                + " has no properties");
    assertThat(Counted.by(() -> woven.run("Partly"))).isEqualTo(Map.of("right", 1L));
  }
}
