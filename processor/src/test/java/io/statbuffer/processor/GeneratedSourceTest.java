package io.statbuffer.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated classes, letter by letter; {@code -Xlint:all} finds nothing in them. */
class GeneratedSourceTest {
  @ParameterizedTest
  @ValueSource(strings = {"Pages", "Checkout"})
  void itIsWhatIsExpected(String name) {
    Compilation compilation = Sources.compileStrictly(Sources.files("good/" + name + ".java"));
    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(Sources.generated(compilation, "shop." + name + "Buffer"))
        .isEqualTo(Sources.text(JavaFileObjects.forResource("expected/" + name + "Buffer.java")));
  }
}
