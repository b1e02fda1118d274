package io.statbuffer.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The generated classes, letter by letter; {@code -Xlint:all} finds nothing in them. */
class GeneratedSourceTest {
  @ParameterizedTest
  @CsvSource({
    "Pages, PagesBuffer",
    "Checkout, CheckoutBuffer",
    "Names, NamesBuffer",
    "Registry, RegistryBuffer",
    "Outer, Outer_BaseBuffer",
    "Outer, Outer_InnerBuffer",
    "Outer, Outer_MixedBuffer"
  })
  void itIsWhatIsExpected(String source, String generated) {
    Compilation compilation = Sources.compileStrictly(Sources.files("good/" + source + ".java"));
    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(Sources.generated(compilation, "shop." + generated))
        .isEqualTo(Sources.text(JavaFileObjects.forResource("expected/" + generated + ".java")));
  }

  @Test
  void theIndexTellsWhatCountsEachMethod() {
    Compilation compilation = Sources.compile(Sources.files("bad/OnlyAgent.java"));
    assertThat(index(compilation, "shop.OnlyAgent"))
        .isEqualTo(
            """
            agent shop.OnlyAgent.<init>(java.lang.String)
            agent shop.OnlyAgent.hidden(shop.OnlyAgent$Secret)
            agent shop.OnlyAgent.known()
            agent shop.OnlyAgent.last()
            agent shop.OnlyAgent.secret()
            agent shop.OnlyAgent.shared()
            """);
    assertThat(index(compilation, "shop.OnlyAgent$Pair"))
        .isEqualTo("agent shop.OnlyAgent$Pair.pair()\n");
    assertThat(index(Sources.compile(Sources.files("good/Pages.java")), "shop.Pages"))
        .isEqualTo(
            """
            generated shop.Pages.received(java.lang.Object,java.lang.Long)
            generated shop.Pages.sent(int)
            generated shop.Pages.viewed(java.lang.String)
            """);
  }

  @Test
  void whatNothingCanOverrideGetsNoClass() {
    assertThat(Sources.compile(Sources.files("bad/OnlyAgent.java")).generatedSourceFiles())
        .isEmpty();
  }

  @Test
  void theSameSourceGivesTheSameBytesInAnyOrderOfFiles() {
    Map<String, String> forwards =
        Sources.generated(Sources.compile(Sources.files("good/Pages.java", "good/Outer.java")));
    Map<String, String> backwards =
        Sources.generated(Sources.compile(Sources.files("good/Outer.java", "good/Pages.java")));
    assertThat(forwards).hasSize(4 + 4).isEqualTo(backwards);
  }

  private static String index(Compilation compilation, String type) {
    return Sources.generated(compilation).getOrDefault("META-INF/statbuffer/" + type, "none");
  }
}
