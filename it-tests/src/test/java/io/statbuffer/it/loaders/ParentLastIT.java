package io.statbuffer.it.loaders;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.annotations.Count;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.source.ClassFile;
import io.statbuffer.it.source.Compiler;
import io.statbuffer.it.source.Counting;
import io.statbuffer.it.source.Ticking;
import io.statbuffer.it.source.Visits;
import io.statbuffer.runtime.StatBuffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loader that asks its parent only for what its own jars lack. */
class ParentLastIT {
  private static final Path OWN_RUNTIME = Jars.of(StatBuffer.class);

  @TempDir Path directory;
  private Counting counting = new Counting(Path.of(""));

  @BeforeEach
  void prepare() {
    counting = new Counting(directory);
  }

  @Test
  void itIsCounted() throws Exception {
    Path classes = Visits.compile(directory.resolve("classes"));

    EndedJvm ended = run(List.of(classes), Visits.MAIN, "site", "3");

    assertThat(ended.errors()).isEmpty();
    assertThat(counting.totals()).isEqualTo(Visits.totals(Map.of("site", 3)));
  }

  @Test
  void withARuntimeOfItsOwnItIsCountedByTheAgentsAllTheSame() throws Exception {
    Path classes = Visits.compile(directory.resolve("classes"));

    EndedJvm ended = run(List.of(classes, OWN_RUNTIME), Visits.MAIN, "site", "3");

    assertThat(ended.errors()).isEmpty();
    assertThat(ended.output()).containsExactly(Visits.printed("site"));
    assertThat(counting.totals()).isEqualTo(Visits.totals(Map.of("site", 3)));
  }

  @Test
  void generatedCodeThatCountsIntoARuntimeOfItsOwnStandsBack() throws Exception {
    Path classes =
        Compiler.generate(
            directory.resolve("classes"),
            Jars.all(Count.class, StatBuffer.class),
            "generated/Till.java",
            "generated/Main.java");

    EndedJvm ended = run(List.of(classes, OWN_RUNTIME), "generated.Main");

    assertThat(ended.output()).containsExactly("opened");
    assertThat(ended.errors()).isEmpty(); // a second count would be reported as lost
    assertThat(counting.totals()).isEqualTo(Map.of("default/opened", 3L));
  }

  @Test
  void withARuntimeOfItsOwnClassFilesBeforeJava11AreLeftAloneAndThisIsSaid() throws Exception {
    Path classes = Ticking.compile(directory.resolve("classes"));
    ClassFile.becomeOfJava(10, classes.resolve("ticking/Main.class"));

    EndedJvm ended = run(List.of(classes, OWN_RUNTIME), Ticking.MAIN);

    assertThat(ended.errors())
        .singleElement()
        .asString()
        .contains("ticking.Main and all else before Java 11 from parentlast.Main$ParentLast")
        .endsWith("; compile it for Java 11 or later");
  }

  private EndedJvm run(List<Path> own, String main, String... arguments)
      throws IOException, InterruptedException {
    Path launcher =
        Compiler.compile(directory.resolve("launcher"), List.of(), "parentlast/Main.java");
    ForkedJvm application = counting.application().classPath(List.of(launcher));
    Stream<String> loaded = Stream.of("parentlast.Main", ForkedJvm.path(own), main);
    return Counting.run(
        application, Stream.concat(loaded, Stream.of(arguments)).toArray(String[]::new));
  }
}
