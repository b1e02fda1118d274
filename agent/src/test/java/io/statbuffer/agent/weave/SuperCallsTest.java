package io.statbuffer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** An event counts once, whatever it reaches by {@code super}. */
class SuperCallsTest {
  @Test
  void anOverrideCountsOnceWhetherItCallsSuperOrNot() {
    WovenClasses woven =
        Hierarchy.woven(
            """
            class Base { @Count("placed.{o}") void place(String o) {} }
            class Without extends Base { void place(String o) {} }
            class With extends Base { void place(String o) { super.place(o); } }
            class Third extends With { void place(String o) { super.place(o); } }
            """,
            """
            new Base().place("base");
            new Without().place("without");
            new With().place("with");
            new Third().place("third");
            """);

    assertThat(Hierarchy.counted(woven))
        .isEqualTo(
            Map.of("placed.base", 1L, "placed.without", 1L, "placed.with", 1L, "placed.third", 1L));
  }

  @EachVersion
  void classFilesOfEveryVersionCountOnceThroughSuper(int version) {
    WovenClasses woven =
        WovenClasses.version(
            version,
            Hierarchy.source(
                """
                class Base { @Count("fixed") @Count("key.{0}") void place(int n) {} }
                class With extends Base { void place(int n) { super.place(n); } }
                """,
                "new Base().place(1); new With().place(2);"));

    assertThat(Hierarchy.counted(woven)).isEqualTo(Map.of("fixed", 2L, "key.1", 1L, "key.2", 1L));
  }

  @Test
  void superIsFoundInLambdasAndOtherMethods() {
    WovenClasses woven =
        Hierarchy.woven(
            """
            class Base { @Count("run") void run(int times) {} }
            class Lambda extends Base {
              void run(int times) { Runnable r = () -> super.run(times); r.run(); }
            }
            class Reference extends Base {
              void run(int times) { java.util.function.IntConsumer r = super::run; r.accept(1); }
            }
            class Inner extends Base {
              void run(int times) { new Object() { void go() { Inner.super.run(times); } }.go(); }
            }
            class Helper extends Base {
              void run(int times) { help(); }
              void help() { super.run(1); }
            }
            class Middle extends Base { void help() { super.run(1); } }
            class Below extends Middle { void run(int times) { help(); } }
            """,
            """
            new Lambda().run(1);
            new Reference().run(1);
            new Inner().run(1);
            new Helper().run(1);
            new Below().run(1);
            """);

    assertThat(Hierarchy.counted(woven)).isEqualTo(Map.of("run", 5L));
  }

  @Test
  void defaultMethodsAndTheirSuperCallsCountOnce() {
    WovenClasses woven =
        Hierarchy.woven(
            """
            interface Greeting { @Count("greeted") default void greet() {} }
            interface Polite extends Greeting {
              default void greet() { Greeting.super.greet(); }
            }
            class Plain implements Greeting {}
            class Own implements Greeting { public void greet() { Greeting.super.greet(); } }
            class Both implements Polite { public void greet() { Polite.super.greet(); } }
            class Quiet implements Polite {}
            """,
            "new Plain().greet(); new Own().greet(); new Both().greet(); new Quiet().greet();");

    assertThat(Hierarchy.counted(woven)).isEqualTo(Map.of("greeted", 4L));
  }

  @Test
  void returnsAndExceptionsThroughSuperCountOnce() {
    WovenClasses woven =
        Hierarchy.woven(
            """
            class Base {
              @Count(value = "got.{n}.{return}", on = When.RETURN)
              int get(int n) { return n + 1; }
              @Count(value = "failed.{n}", on = When.THROW)
              int fail(int n) { n = n * 2; throw new IllegalStateException(); }
            }
            class Sub extends Base {
              int get(int n) { return super.get(n) * 10; }
              int fail(int n) { return super.fail(n); }
            }
            """,
            """
            new Base().get(1);
            new Sub().get(1);
            for (Base base : new Base[] {new Base(), new Sub()}) {
              try { base.fail(4); } catch (IllegalStateException e) { }
            }
            """);

    assertThat(Hierarchy.counted(woven))
        .isEqualTo(Map.of("got.1.2", 1L, "got.1.20", 1L, "failed.4", 2L));
  }

  @Test
  void anAnnotationOfItsOwnReplacesWhatAnOverrideInherits() {
    WovenClasses woven =
        Hierarchy.woven(
            """
            class Base { @Count("base") void place() {} }
            class Own extends Base { @Count("own") void place() { super.place(); } }
            class Below extends Own { void place() { super.place(); } }
            """,
            "new Base().place(); new Own().place(); new Below().place();");

    assertThat(Hierarchy.counted(woven)).isEqualTo(Map.of("base", 1L, "own", 2L));
  }
}
