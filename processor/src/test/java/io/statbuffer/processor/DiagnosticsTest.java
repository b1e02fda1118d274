package io.statbuffer.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each error and warning, by its message, file and line. */
class DiagnosticsTest {
  @ParameterizedTest
  @ValueSource(strings = {"Wrong", "WrongBuffers", "OnlyImplemented", "OnlyAgent", "Inherits"})
  void itSaysWhatIsWrongWhereItIsWritten(String name) {
    JavaFileObject expected = JavaFileObjects.forResource("expected/" + name + ".diagnostics");
    assertThat(said(Sources.compile(Sources.files("bad/" + name + ".java"))))
        .containsExactlyElementsOf(Sources.text(expected).lines().toList());
  }

  @Test
  void aWrongAnnotationDoesNotHideTheClassThatOthersUse() {
    Compilation compilation =
        Sources.compile(
            Sources.source(
                "shop.Pages",
                "package shop;",
                "import io.statbuffer.annotations.Count;",
                "interface Pages {",
                "  @Count(\"a\") void a();",
                "  @Count(\"}\") void b();",
                "}"),
            Sources.source(
                "shop.User", "package shop;", "class User {", "  PagesBuffer pages;", "}"));
    assertThat(said(compilation))
        .containsExactly(
            "Pages.java:5: error: malformed key template \"}\" at character 1: this } closes"
                + " nothing; write }} for a brace");
  }

  @Test
  void whatTheCompilerKnowsToBeWrongIsLeftToIt() {
    Compilation compilation =
        Sources.compile(
            Sources.source(
                "shop.Half",
                "package shop;",
                "import io.statbuffer.annotations.*;",
                "class Half {",
                "  @Count void noValue() {}",
                "  @Count(5) void noText() {}",
                "  @Count(UNKNOWN) void noConstant() {}",
                "  @Count(value = \"a\", on = When.NEVER) void noMoment() {}",
                "  @Count(\"a.{0}\") void noType(Missing missing) {}",
                "}"));
    assertThat(compilation.status()).isEqualTo(Compilation.Status.FAILURE);
    assertThat(said(compilation))
        .allSatisfy(line -> assertThat(line).startsWith("Half.java:").doesNotContain("@Count(\""))
        .anySatisfy(line -> assertThat(line).startsWith("Half.java:8: error: cannot find symbol"));
  }

  @Test
  void aClassOfTheGeneratedNameIsNotOverwritten() {
    Compilation compilation =
        Sources.compile(
            Sources.source(
                "shop.Pages",
                "package shop;",
                "import io.statbuffer.annotations.Count;",
                "interface Pages {",
                "  @Count(\"a\") void a();",
                "}"),
            Sources.source("shop.PagesBuffer", "package shop;", "class PagesBuffer {}"));
    assertThat(said(compilation))
        .containsExactly(
            "Pages.java:3: error: shop.PagesBuffer is to be generated, but there is a class of that"
                + " name already: rename one");
  }

  private static List<String> said(Compilation compilation) {
    return compilation.diagnostics().stream().map(DiagnosticsTest::line).toList();
  }

  private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject file = diagnostic.getSource();
    String path = file == null ? "" : file.getName();
    return path.substring(path.lastIndexOf('/') + 1)
        + ":"
        + diagnostic.getLineNumber()
        + ": "
        + diagnostic.getKind().toString().toLowerCase(Locale.ROOT)
        + ": "
        + diagnostic.getMessage(Locale.ROOT);
  }
}
