package io.statbuffer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a declaration has counted in the methods that override its own. */
class InheritanceTest {
  @Test
  void aMethodOfAnInterfaceCountsAllThatImplementsIt() {
    WovenClasses woven =
        Hierarchy.woven(
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

    assertThat(Hierarchy.counted(woven))
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
  void aGenericMethodCountsWhatItsBridgesCall() {
    WovenClasses woven =
        Hierarchy.woven(
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

    assertThat(Hierarchy.counted(woven))
        .isEqualTo(Map.of("saved.bridge", 1L, "saved.direct", 1L, "saved.below", 1L, "put", 1L));
  }

  @Test
  void ofSeveralWaysUpEachDeclarationCountsOnceAndTheNearestWins() {
    WovenClasses woven =
        Hierarchy.woven(
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

    assertThat(Hierarchy.counted(woven)).isEqualTo(Map.of("top", 2L, "nearer", 1L, "other", 1L));
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
        Hierarchy.woven(
            """
            interface Store { @Count("saved") void save(); }
            class Plain { public void save() {} }
            class Kept extends Plain implements Store {}
            class Below extends Kept { public void save() { super.save(); } }
            """,
            "new Plain().save(); new Kept().save(); new Below().save();");

    assertThat(Hierarchy.counted(woven)).isEqualTo(Map.of("saved", 2L));
  }

  @Test
  void staticAndPrivateMethodsOverrideNothing() {
    WovenClasses woven =
        Hierarchy.woven(
            """
            class Base {
              @Count("static") static void of() {}
              @Count("private") private void own() {}
              void call() { own(); }
            }
            class Sub extends Base { static void of() {} void own() {} }
            """,
            "Sub.of(); new Sub().own(); new Sub().call(); Base.of();");

    assertThat(Hierarchy.counted(woven)).isEqualTo(Map.of("static", 1L, "private", 1L));
  }

  @Test
  void theBufferIsThatOfTheDeclaration() {
    WovenClasses woven =
        Hierarchy.woven(
            """
            @Buffered(name = "stores") interface Store { @Count("saved") void save(); }
            @Buffered(name = "disks") class Disk implements Store { public void save() {} }
            """,
            "new Disk().save();");

    assertThat(Counted.by("stores", () -> woven.run("Main"))).isEqualTo(Map.of("saved", 1L));
  }
}
