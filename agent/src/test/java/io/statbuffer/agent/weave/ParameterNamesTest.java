package io.statbuffer.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which argument a name or an index in a key means, whatever the compiler adds to the arguments and
 * keeps of their names.
 */
class ParameterNamesTest {
  private static final String SOURCE =
      """
      import io.statbuffer.annotations.*;
      public class Outer {
        final String outer = "outer";
        enum Level {
          LOW(1, "l"), HIGH(2, "h") { };
          @Count("enum ENUM") Level(long n, String s) {}
        }
        class Inner {
          @Count("inner INNER") Inner(long n, String s) {}
          class Innermost {
            @Count("innermost INNERMOST") Innermost(Outer other, String s) {}
          }
          @Override public String toString() { return outer; }
        }
        static class Nested {
          @Count("nested NESTED") Nested(Outer other, String s) {}
        }
        static void locals(long captured, String alsoCaptured) {
          class Local {
            @Count("local LOCAL") Local(String s, long n) {}
            Object captured() { return captured + alsoCaptured; }
          }
          new Local("s", 1).captured();
        }
        void innerLocals(long captured, String alsoCaptured) {
          class Local {
            @Count("inner local INNERLOCAL") Local(String s, long n) {}
            Object captured() { return captured + alsoCaptured + outer; }
          }
          new Local("s", 2).captured();
          class Free {
            @Count("free FREE") Free(String s) {}
            Object captured() { return outer; }
          }
          new Free("s");
        }
        @Count("method METHOD") static String method(double d, long n, String s) {
          { long other = n; n = other + 1; }
          { String other = s; s = other + 1; }
          return s + n;
        }
        @Override public String toString() { return "Outer!"; }
        static void run() {
          Outer o = new Outer();
          Level.HIGH.name();
          o.new Inner(3, "i").new Innermost(o, "im").getClass();
          new Nested(o, "n");
          locals(7, "c");
          o.innerLocals(8, "d");
          method(0, 9, "m");
        }
      }
      """;

  private static final Map<String, Long> EXPECTED =
      Map.of(
          "enum 1 l", 1L,
          "enum 2 h", 1L,
          "inner 3 i", 1L,
          "innermost Outer! im", 1L,
          "nested Outer! n", 1L,
          "local s 1", 1L,
          "inner local s 2", 1L,
          "free s", 1L,
          "method 9 m", 1L);

  private static String byName() {
    return SOURCE
        .replace("INNERLOCAL", "{s} {n}")
        .replace("INNERMOST", "{other} {s}")
        .replace("NESTED", "{other} {s}")
        .replace("ENUM", "{n} {s}")
        .replace("INNER", "{n} {s}")
        .replace("LOCAL", "{s} {n}")
        .replace("FREE", "{s}")
        .replace("METHOD", "{n} {s}");
  }

  private static String byIndex() {
    return SOURCE
        .replace("METHOD", "{1} {2}")
        .replace("FREE", "{0}")
        .replaceAll("INNERLOCAL|INNERMOST|NESTED|ENUM|INNER|LOCAL", "{0} {1}");
  }

  /** With an annotation, whose attribute tells how many parameters the source has. */
  private static String byAnnotatedKey() {
    return byName()
        .replace("String s)", "@Key(\"text\") String s)")
        .replace("{s}", "{text}")
        .replace("String s, long n)", "@Key(\"text\") String s, long n)");
  }

  static List<Compiler> compilersWithNames() {
    return List.of(
        Compiler.javac("-g", "--release", "8"),
        Compiler.javac("-g", "--release", "17"),
        Compiler.javac("-g", "-parameters"),
        Compiler.javac("-g:none", "-parameters"),
        Compiler.ecj("-g", "--release", "8"),
        Compiler.ecj("-g", "--release", "17"),
        Compiler.ecj("-g", "-parameters", "--release", "17"));
  }

  static List<Compiler> compilers() {
    return List.of(
        Compiler.javac("-g", "--release", "8"),
        Compiler.javac("-g", "--release", "17"),
        Compiler.javac("-g", "-parameters"),
        Compiler.javac("-g:none", "-parameters"),
        Compiler.javac("-g:none", "--release", "8"),
        Compiler.javac("-g:none"),
        Compiler.ecj("-g", "--release", "8"),
        Compiler.ecj("-g:none", "--release", "17"));
  }

  private static Map<String, Long> counted(Compiler compiler, String source) {
    WovenClasses woven = new WovenClasses(compiler.compile(source), WovenClasses.NO_RULES);
    // Nothing is initialized before it counts here.
    Map<String, Long> counted = Counted.by(() -> woven.run("Outer"));
    assertThat(woven.messages()).isEmpty();
    return counted;
  }

  @ParameterizedTest
  @MethodSource("compilersWithNames")
  void aNameMeansTheParameterOfTheSource(Compiler compiler) {
    assertThat(counted(compiler, byName())).isEqualTo(EXPECTED);
  }

  @ParameterizedTest
  @MethodSource("compilers")
  void anIndexMeansTheParameterOfTheSource(Compiler compiler) {
    assertThat(counted(compiler, byIndex())).isEqualTo(EXPECTED);
  }

  @ParameterizedTest
  @MethodSource("compilersWithNames")
  void anAnnotationNamesItsParameter(Compiler compiler) {
    assertThat(counted(compiler, byAnnotatedKey())).isEqualTo(EXPECTED);
  }

  @Test
  void aNameThatTheClassFileLacksIsAProblemThatSaysWhatToDo() {
    WovenClasses woven =
        new WovenClasses(
                Compiler.javac("-g:none")
                    .compile(
                        """
                        import io.statbuffer.annotations.*;
                        public class Nameless {
                          @Count("{slug}") static void view(String slug) {}
                          @Count("{key}") static void ok(@Key("key") String slug) {}
                        }
                        """),
                WovenClasses.NO_RULES)
            .loadAll();

    assertThat(woven.counted).extracting(CountedMethod::key).containsExactly("{key}");
    assertThat(woven.messages())
        .singleElement()
        .asString()
        .contains("Nameless.view(java.lang.String)", "compile with -parameters or -g", "@Key");
  }
}
