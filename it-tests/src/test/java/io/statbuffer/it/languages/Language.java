package io.statbuffer.it.languages;

import io.statbuffer.annotations.Count;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.fork.RunningJvm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A language, with a real compiler and an application that is written in it.
 *
 * @param source the file
 * @param main the class of the application
 * @param compiler the class of the compiler
 * @param options the compiler's
 * @param jars the names of its jars, that of the runtime library first
 */
record Language(
    String source, String main, String compiler, List<String> options, List<String> jars) {
  static final Language KOTLIN =
      new Language(
          "shop.kt",
          "languages.ShopKt",
          "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
          List.of("-no-stdlib", "-no-reflect", "-jvm-target", "17"),
          List.of(
              "kotlin-stdlib",
              "kotlin-compiler-embeddable",
              "kotlin-script-runtime",
              "kotlin-daemon-embeddable",
              "kotlin-reflect",
              "jetbrains-annotations",
              "kotlinx-coroutines-core"));

  static final Language GROOVY =
      new Language(
          "Shop.groovy",
          "languages.Shop",
          "org.codehaus.groovy.tools.FileSystemCompiler",
          List.of(),
          List.of("groovy"));

  static final Language SCALA =
      new Language(
          "Shop.scala",
          "languages.Main",
          "scala.tools.nsc.Main",
          List.of(),
          List.of("scala-library", "scala-compiler", "scala-reflect"));

  /** Compiles the application in that directory, and says what its class path is. */
  List<Path> compile(Path directory) throws IOException, InterruptedException {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    Path file = directory.resolve(source);
    try (InputStream in = Language.class.getResourceAsStream("/sources/languages/" + source)) {
      Files.copy(in, file);
    }
    List<Path> libraries = List.of(Jars.of(Count.class), jar(jars.get(0)));
    List<String> command = new ArrayList<>(List.of(compiler));
    command.addAll(options);
    command.addAll(List.of("-cp", ForkedJvm.path(libraries), "-d", classes.toString()));
    command.add(file.toString());
    ForkedJvm jvm =
        ForkedJvm.in(directory)
            .classPath(
                Stream.concat(jars.stream().map(Language::jar), libraries.stream()).toList());
    end(jvm, command.toArray(String[]::new));
    return Stream.concat(Stream.of(classes), libraries.stream()).toList();
  }

  /** Runs the application to its end. */
  EndedJvm run(ForkedJvm jvm) throws IOException, InterruptedException {
    return end(jvm, main);
  }

  private static Path jar(String name) {
    return Jars.aside(name + ".jar");
  }

  private static EndedJvm end(ForkedJvm jvm, String... command)
      throws IOException, InterruptedException {
    try (RunningJvm running = jvm.start(command)) {
      EndedJvm ended = running.end();
      if (ended.exitCode() != 0) {
        throw new AssertionError(command[0] + ": " + ended);
      }
      return ended;
    }
  }
}
