package io.statbuffer.processor;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Compiles the source files of the test resources with the processor. */
final class Sources {
  private static final List<String> STRICT = List.of("-Xlint:all", "-Werror");

  private Sources() {}

  /** The compilation, with every warning an error. */
  static Compilation compileStrictly(JavaFileObject... sources) {
    return javac().withProcessors(new CountProcessor()).withOptions(STRICT).compile(sources);
  }

  static Compilation compile(JavaFileObject... sources) {
    return javac().withProcessors(new CountProcessor()).compile(sources);
  }

  static JavaFileObject[] files(String... paths) {
    return Stream.of(paths).map(JavaFileObjects::forResource).toArray(JavaFileObject[]::new);
  }

  /** The lines of a source file, of a class whose name its package and the file's name make up. */
  static JavaFileObject source(String className, String... lines) {
    return JavaFileObjects.forSourceLines(className, lines);
  }

  /** The text of the class that the processor wrote. */
  static String generated(Compilation compilation, String className) {
    return text(
        compilation
            .generatedFile(StandardLocation.SOURCE_OUTPUT, className.replace('.', '/') + ".java")
            .orElseThrow(
                () -> new AssertionError("no " + className + ": " + compilation.diagnostics())));
  }

  /** All sources and resources that the processor wrote, by path. */
  static Map<String, String> generated(Compilation compilation) {
    return compilation.generatedFiles().stream()
        .filter(file -> file.getKind() != JavaFileObject.Kind.CLASS)
        .collect(
            Collectors.toMap(
                file -> file.toUri().getPath().replaceFirst("^/[A-Z]+_OUTPUT/", ""),
                Sources::text));
  }

  static String text(JavaFileObject file) {
    try (var in = file.openInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
