package io.statbuffer.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types that are there only after a round or two. */
class RoundsTest {
  /** Writes {@code shop.Late}, which has a property, in the first round. */
  @SupportedAnnotationTypes("*")
  private static final class LateProcessor extends AbstractProcessor {
    private boolean done;

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        try (Writer writer = processingEnv.getFiler().createSourceFile("shop.Late").openWriter()) {
          writer.write("package shop; class Late { String tenant() { return \"t\"; } }");
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }

  private static final JavaFileObject USER =
      Sources.source(
          "shop.User",
          "package shop;",
          "import io.statbuffer.annotations.Count;",
          "class User {",
          "  @Count(\"a.{late.tenant}\") void use(Late late) {}",
          "  @Count(\"b\") private void secret() {}",
          "}");

  @Test
  void aTypeIsReadAgainOnceWhatItNeedsIsGeneratedAndSaysNothingTwice() {
    Compilation compilation =
        javac().withProcessors(new LateProcessor(), new CountProcessor()).compile(USER);
    assertThat(compilation.errors()).isEmpty();
    assertThat(compilation.warnings()).hasSize(1);
    assertThat(Sources.generated(compilation, "shop.UserBuffer")).contains("late.tenant()");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Count(\"a.{0.tenant}\") void use(Late late) {}",
        "@Count(\"a\") void use(java.util.List<? extends Late[]> late) {}",
        "@Count(\"a\") <T extends Late> void use(T late) {}",
        "@Count(\"a\") void use() {} User(Late late) {}",
      })
  void aTypeThatNeverComesIsLeftToTheCompiler(String member) {
    Compilation compilation =
        Sources.compile(
            Sources.source(
                "shop.User",
                "package shop;",
                "import io.statbuffer.annotations.Count;",
                "class User {",
                member,
                "}"));
    assertThat(compilation.errors())
        .singleElement()
        .asString()
        .contains("shop/User.java:4", "cannot find symbol", "class Late");
  }

  @Test
  void aSignatureMayNameTheClassThatIsToBeGenerated() {
    Compilation compilation =
        Sources.compileStrictly(
            Sources.source(
                "shop.User",
                "package shop;",
                "import io.statbuffer.annotations.Count;",
                "class User {",
                "  @Count(\"a\") UserBuffer use(UserBuffer other) { return other; }",
                "  static UserBuffer create() { return new UserBuffer(); }",
                "}"));
    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(Sources.generated(compilation, "shop.UserBuffer")).contains("super.use(other)");
  }

  @Test
  void theGeneratedClassOfAnotherTypeIsWaitedFor() {
    Compilation compilation =
        Sources.compileStrictly(
            Sources.source(
                "shop.Using",
                "package shop;",
                "import io.statbuffer.annotations.Count;",
                "class Using {",
                "  @Count(\"a\") void use(UsedBuffer used) {}",
                "}"),
            Sources.source(
                "shop.Used",
                "package shop;",
                "import io.statbuffer.annotations.Count;",
                "interface Used {",
                "  @Count(\"a\") void used();",
                "}"));
    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(Sources.generated(compilation, "shop.UsingBuffer")).contains("UsedBuffer used");
  }

  @Test
  void packagesAndTypesWithoutAPackageHaveBuffersToo() {
    Compilation compilation =
        Sources.compileStrictly(
            Sources.source(
                "shop.package-info",
                "@io.statbuffer.annotations.Buffered(name = \"shop\")",
                "package shop;"),
            Sources.source(
                "shop.Pages",
                "package shop;",
                "interface Pages {",
                "  @io.statbuffer.annotations.Count(\"a\") void a();",
                "}"),
            Sources.source(
                "Unnamed",
                "interface Unnamed {",
                "  @io.statbuffer.annotations.Count(\"a\") void a();",
                "}"));
    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(Sources.generated(compilation, "shop.PagesBuffer")).contains("get(\"shop\")");
    assertThat(Sources.generated(compilation, "UnnamedBuffer")).contains("get(\"default\")");
  }
}
