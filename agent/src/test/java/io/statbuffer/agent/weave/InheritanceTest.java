package io.statbuffer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a declaration has counted in the methods that override its own. */
class InheritanceTest {
  private static Map<String, Long> counted(WovenClasses woven) {
    return Counted.by(() -> woven.run("Main"));
  }

  private static WovenClasses woven(String types, String calls) {
    WovenClasses woven = WovenClasses.of(source(types, calls));
    assertThat(woven.messages()).isEmpty();
    return woven;
  }

  private static String source(String types, String calls) {
    return "import io.statbuffer.annotations.*;\n"
        + types
        + "\nclass Main { static void run() { "
        + calls
        + " } }";
  }

  @Test
  void aMethodOfAnInterfaceCountsAllThatImplementsIt() {
    WovenClasses woven =
        woven(
            """
            interface Store { @Count("saved.{item}") void save(String item); void other(); }
            class Disk implements Store { public void save(String item) {} public void other() {} }
            record Memory(int size) implements Store {
              public void save(String item) {} public void other() {}
            }
            enum Fixed implements Store {
              ONE { public void save(String item) {} },
              TWO;
              public void save(String item) {}
              public void other() {}
            }
            """,
            """
            new Disk().save("disk");
            new Memory(1).save("memory");
            Fixed.ONE.save("one");
            Fixed.TWO.save("two");
            new Store() { public void save(String item) {} public void other() {} }.save("anonymous");
            """);

    assertThat(counted(woven))
        .isEqualTo(
            Map.of(
                "saved.disk",
                1L,
                "saved.memory",
                1L,
                "saved.one",
                1L,
                "saved.two",
                1L,
                "saved.anonymous",
                1L));
    assertThat(woven.counted)
        .filteredOn(count -> count.method().startsWith("Disk"))
        .containsExactly(
            new CountedMethod(
                "Disk.save(java.lang.String)",
                "saved.{item}",
                io.statbuffer.runtime.declared.Moment.CALL,
                "1",
                "default",
                "Store",
                false));
  }

  @Test
  void anOverrideCountsOnceWhetherItCallsSuperOrNot() {
    WovenClasses woven =
        woven(
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

    assertThat(counted(woven))
        .isEqualTo(
            Map.of("placed.base", 1L, "placed.without", 1L, "placed.with", 1L, "placed.third", 1L));
  }

  @EachVersion
  void classFilesOfEveryVersionCountOnceThroughSuper(int version) {
    WovenClasses woven =
        WovenClasses.version(
            version,
            source(
                """
                class Base { @Count("fixed") @Count("key.{0}") void place(int n) {} }
                class With extends Base { void place(int n) { super.place(n); } }
                """,
                "new Base().place(1); new With().place(2);"));

    assertThat(counted(woven)).isEqualTo(Map.of("fixed", 2L, "key.1", 1L, "key.2", 1L));
  }

  @Test
  void superIsFoundInLambdasAndOtherMethods() {
    WovenClasses woven =
        woven(
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

    assertThat(counted(woven)).isEqualTo(Map.of("run", 5L));
  }

  @Test
  void defaultMethodsAndTheirSuperCallsCountOnce() {
    WovenClasses woven =
        woven(
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

    assertThat(counted(woven)).isEqualTo(Map.of("greeted", 4L));
  }

  @Test
  void returnsAndExceptionsThroughSuperCountOnce() {
    WovenClasses woven =
        woven(
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

    assertThat(counted(woven)).isEqualTo(Map.of("got.1.2", 1L, "got.1.20", 1L, "failed.4", 2L));
  }

  @Test
  void anAnnotationOfItsOwnReplacesWhatAnOverrideInherits() {
    WovenClasses woven =
        woven(
            """
            class Base { @Count("base") void place() {} }
            class Own extends Base { @Count("own") void place() { super.place(); } }
            class Below extends Own { void place() { super.place(); } }
            """,
            "new Base().place(); new Own().place(); new Below().place();");

    assertThat(counted(woven)).isEqualTo(Map.of("base", 1L, "own", 2L));
  }

  @Test
  void aGenericMethodCountsWhatItsBridgesCall() {
    WovenClasses woven =
        woven(
            """
            interface Repo<T> { @Count("saved.{0}") Object save(T entity); }
            class Users implements Repo<String> {
              public String save(String user) { return user; }
            }
            class Cached extends Users { public String save(String user) { return super.save(user); } }
            abstract class Base<T> { @Count("put") void put(T value) {} }
            class Strings extends Base<String> { void put(String value) { super.put(value); } }
            """,
            """
            Repo<String> repo = new Users();
            repo.save("bridge");
            new Users().save("direct");
            repo = new Cached();
            repo.save("below");
            Base<String> base = new Strings();
            base.put("p");
            """);

    assertThat(counted(woven))
        .isEqualTo(Map.of("saved.bridge", 1L, "saved.direct", 1L, "saved.below", 1L, "put", 1L));
  }

  @Test
  void ofSeveralWaysUpEachDeclarationCountsOnceAndTheNearestWins() {
    WovenClasses woven =
        woven(
            """
            interface Top { @Count("top") void go(); }
            interface Left extends Top {}
            interface Right extends Top {}
            class Diamond implements Left, Right { public void go() {} }
            interface Nearer extends Top { @Count("nearer") void go(); }
            class Near implements Top, Nearer { public void go() {} }
            interface Other { @Count("other") void go(); }
            class Two implements Top, Other { public void go() {} }
            """,
            "new Diamond().go(); new Near().go(); new Two().go();");

    assertThat(counted(woven)).isEqualTo(Map.of("top", 2L, "nearer", 1L, "other", 1L));
  }

  @Test
  void whatIsPackagePrivateIsOverriddenInItsPackageOnly() {
    WovenClasses woven =
        WovenClasses.of(
            """
            package shop;
            import io.statbuffer.annotations.*;
            public class Base {
              @Count("hidden") void hidden() {}
              public static void call(Base base) { base.hidden(); }
            }
            """,
            """
            package shop;
            public class Near extends Base { void hidden() { super.hidden(); } }
            """,
            """
            package other;
            public class Far extends shop.Base {
              void hidden() {}
              public static void run() {
                new Far().hidden();
                new Far().hidden();
                shop.Base.call(new Far());
                shop.Base.call(new shop.Near());
              }
            }
            """);

    assertThat(Counted.by(() -> woven.run("other.Far"))).isEqualTo(Map.of("hidden", 2L));
  }

  @Test
  void aSuperclassThatKnowsNothingOfTheInterfaceCountsForThoseBelowItOnly() {
    WovenClasses woven =
        woven(
            """
            interface Store { @Count("saved") void save(); }
            class Plain { public void save() {} }
            class Kept extends Plain implements Store {}
            class Below extends Kept { public void save() { super.save(); } }
            """,
            "new Plain().save(); new Kept().save(); new Below().save();");

    assertThat(counted(woven)).isEqualTo(Map.of("saved", 2L));
  }

  @Test
  void staticAndPrivateMethodsOverrideNothing() {
    WovenClasses woven =
        woven(
            """
            class Base {
              @Count("static") static void of() {}
              @Count("private") private void own() {}
              void call() { own(); }
            }
            class Sub extends Base { static void of() {} void own() {} }
            """,
            "Sub.of(); new Sub().own(); new Sub().call(); Base.of();");

    assertThat(counted(woven)).isEqualTo(Map.of("static", 1L, "private", 1L));
  }

  @Test
  void theBufferIsThatOfTheDeclaration() {
    WovenClasses woven =
        woven(
            """
            @Buffered(name = "stores") interface Store { @Count("saved") void save(); }
            @Buffered(name = "disks") class Disk implements Store { public void save() {} }
            """,
            "new Disk().save();");

    assertThat(Counted.by("stores", () -> woven.run("Main"))).isEqualTo(Map.of("saved", 1L));
  }

  @Test
  void generatedClassesAndThoseThatNoFileBroughtAreLeftAlone() {
    String store = "interface Store { @Count(\"saved\") void save(); }";
    String generated =
        """
        class StoreBuffer implements Store {
          StoreBuffer(io.statbuffer.runtime.StatBuffer<String> buffer) {}
          public void save() {}
        }
        """;
    WovenClasses woven = woven(store + generated, "new StoreBuffer(null).save();");

    assertThat(counted(woven)).isEmpty();

    Map<String, byte[]> files =
        Compiler.javac("-g")
            .compile(source(store + "class Made implements Store { public void save() {} }", ""));
    Surroundings around = Surroundings.of(n -> n.equals("Made") ? null : files.get(n));
    Woven made =
        new Weaver(List.of())
            .weave("Made", files.getOrDefault("Made", new byte[0]), around, RuntimeAccess.BY_NAME);
    assertThat(made.classFile()).isNull();
    assertThat(made.problems()).isEmpty();
  }

  @Test
  void aBodyInAClassOfTheJdkIsAProblem() {
    Map<String, byte[]> files =
        Compiler.javac("-g")
            .compile(
                source(
                    "interface Cleared { @Count(\"c\") void clear(); }"
                        + "class List extends java.util.ArrayList<String> implements Cleared {}",
                    ""));
    Woven woven =
        new Weaver(List.of())
            .weave("List", files.getOrDefault("List", new byte[0]), name -> read(name, files));

    assertThat(woven.problems().toString())
        .contains("List.clear()V: is implemented by a class of the JDK");
  }

  private static byte[] read(String name, Map<String, byte[]> files) {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
      return in == null ? files.getOrDefault(name, new byte[0]) : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aCircularHierarchyIsTheJvmsToRefuse() {
    Map<String, byte[]> files = Compiler.javac("-g").compile("class A {}", "class B extends A {}");
    // A is now what B was: a class that is its own superclass.
    Map<String, byte[]> circular = Map.of("B", rename(files.getOrDefault("B", new byte[0])));

    assertThat(
            new Weaver(List.of())
                .mightCount(
                    "B", circular.getOrDefault("B", new byte[0]), Surroundings.of(circular::get)))
        .isFalse();
  }

  private static byte[] rename(byte[] classFile) {
    byte[] renamed = classFile.clone();
    for (int i = 0; i < renamed.length - 3; i++) {
      if (renamed[i] == 1 && renamed[i + 1] == 0 && renamed[i + 2] == 1 && renamed[i + 3] == 'A') {
        renamed[i + 3] = 'B';
      }
    }
    return renamed;
  }
}
