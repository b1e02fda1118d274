package io.statbuffer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.runtime.StatBuffers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a woven method counts: keys made of arguments, properties and returned values. */
class KeysTest {
  private static final String TYPES =
      """
      package shop;
      import java.util.*;
      record Tenant(String name, char code, boolean active) {}
      class Base {
        public final int weight = 12;
        protected Tenant hidden() { return null; }
      }
      class Request extends Base {
        final Tenant tenant;
        Request(Tenant tenant) { this.tenant = tenant; }
        Tenant getTenant() { return tenant; }
        boolean isUrgent() { return true; }
        String isWrong() { return "no boolean"; }
        public String wrong = "the field";
        @Override protected Tenant hidden() { return tenant; }
        String failing() { throw new IllegalStateException("no property for you"); }
        Object failingText() {
          return new Object() {
            @Override public String toString() { throw new IllegalStateException("no text"); }
          };
        }
      }
      interface Named { String name(); default Optional<String> nick() { return Optional.empty(); } }
      interface Titled extends Named { }
      """;

  @EachVersion
  void propertiesAreFollowedToTheirText(int version) {
    String source =
        TYPES
            + """
            class Shop {
              @io.statbuffer.annotations.Count(
                "{{{r.tenant.name}}} {r.tenant.code} {0.tenant.active} {r.urgent} {r.weight}"
                + " {r.wrong} {r.hidden.name.length} {t.name} {t.nick.present} {r.class.simpleName}")
              static void count(Request r, Titled t) {}
              public static void run() {
                Titled titled = new Titled() { public String name() { return "t"; } };
                count(new Request(new Tenant("acme", 'x', true)), titled);
                count(new Request(null), null);
              }
            }
            """;
    String old =
        source.replace(
            "record Tenant(String name, char code, boolean active) {}",
            """
        class Tenant {
          final String name; final char code; final boolean active;
          Tenant(String n, char c, boolean a) { name = n; code = c; active = a; }
          String name() { return name; } char code() { return code; } boolean active() { return active; }
        }
        """);
    WovenClasses woven =
        version < 52
            ? WovenClasses.version(
                version,
                old.replace("default Optional<String> nick() { return Optional.empty(); }", "")
                    .replace("{t.nick.present}", "false"))
            : version == 61 ? WovenClasses.release(17, source) : WovenClasses.version(version, old);

    assertThat(woven.messages()).isEmpty();
    assertThat(Counted.by(() -> woven.run("shop.Shop")).keySet())
        .containsExactlyInAnyOrder(
            "{acme} x true true 12 the field 4 t false Request",
            "{null} null null true 12 the field null null "
                + (version < 52 ? "false" : "null")
                + " Request");
  }

  @Test
  void argumentsAndReturnedValuesOfEveryTypeHaveTheTextOfJava() {
    WovenClasses woven =
        WovenClasses.of(
            """
            import io.statbuffer.annotations.*;
            class Texts {
              @Count("{0} {1} {2} {3} {4} {5} {6} {7} {8}")
              static void a(byte a, short b, int c, long d, char e, float f, double g, boolean h, Object i) {}
              @Count(value = "{return}", on = When.RETURN) static boolean b() { return true; }
              @Count(value = "{return}", on = When.RETURN) static double c() { return 0.5; }
              @Count(value = "{return} {0} {return}", on = When.RETURN)
              static <T> T d(T t) { return t; }
              @Count(value = "{return.length}", on = When.RETURN) static String e() { return null; }
              static void run() {
                a((byte) 1, (short) 2, 3, 4, '5', 6, 7, true, null); b(); c(); d("d"); e();
              }
            }
            """);

    assertThat(woven.messages()).isEmpty();
    assertThat(Counted.by(() -> woven.run("Texts")).keySet())
        .containsExactlyInAnyOrder("1 2 3 4 5 6.0 7.0 true null", "true", "0.5", "d d d", "null");
  }

  @EachVersion
  void whatTheApplicationsOwnCodeThrowsIsRejectedAndReported(int version) {
    String name = "failing keys " + version;
    String source =
        """
        import io.statbuffer.annotations.*;
        @Buffered(name = "%s")
        public class Failing {
          public String property() { throw new IllegalStateException("no property"); }
          @Override public String toString() { throw new NoSuchElementError(); }
          @Count("{0.property}") static int a(Failing f) { return 1; }
          @Count("{0}") static int b(Failing f, @By int n) { return 2; }
          @Count(value = "{return}", on = When.RETURN) static Failing c() { return new Failing(); }
          @Count("{1.missing.property}") static int e(@By long n, Failing f) { return 8; }
          static class NoSuchElementError extends Error { NoSuchElementError() { super("no text"); } }
          static void run() {
            Failing f = c();
            if (a(f) + b(f, 30) + e(500, f) != 11) throw new AssertionError();
          }
        }
        """
            .formatted(name);
    Reports reports = Reports.of(name);
    WovenClasses woven =
        version < 55 ? WovenClasses.version(version, source) : WovenClasses.release(17, source);

    assertThat(woven.messages()).isEmpty();
    assertThat(Counted.by(name, () -> woven.run("Failing"))).isEmpty();
    assertThat(StatBuffers.get(name).rejected()).isEqualTo(1 + 1 + 30 + 500);
    assertThat(reports.causes())
        .extracting(Throwable::getMessage)
        .contains("no text", "no property")
        .anyMatch(m -> m.startsWith("Failing has no property missing:"));
  }

  @Test
  void aClassThatIsUnwovenAfterAProblemStillRuns() {
    WovenClasses woven =
        WovenClasses.of(
            """
            import io.statbuffer.annotations.*;
            class Wrong {
              @Count("a{") static void a() {}
              @Count("") static void b() {}
              @Count("{return}") static int c() { return 1; }
              @Count("{0}") static void d(int[] array) {}
              @Count("{3}") static void e() {}
              static void run() { a(); b(); c(); d(null); e(); }
            }
            """);

    assertThat(woven.messages()).hasSize(5);
    assertThat(Counted.by(() -> woven.run("Wrong"))).isEqualTo(Map.of());
  }
}
