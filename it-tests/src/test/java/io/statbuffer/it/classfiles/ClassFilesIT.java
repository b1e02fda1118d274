package io.statbuffer.it.classfiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.annotations.Count;
import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.fork.Jdks;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Compiler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Class files of all versions are counted, or left as they were and named in one line. */
class ClassFilesIT {
  private static final int JAVA_5 = 49;
  private static final int JAVA_6 = 50;

  /** The version of Java 1.1; those that followed have successive numbers. */
  private static final int JAVA_1 = 44;

  @TempDir Path directory;

  private CountsDatabase database = CountsDatabase.h2(Path.of(""));
  private Path classes = Path.of("");

  static List<Path> jdks() {
    return Jdks.all();
  }

  @BeforeEach
  void compile() throws IOException {
    database = CountsDatabase.h2(directory.resolve("counts"));
    classes =
        Compiler.compile(
            directory.resolve("classes"),
            Jars.all(Count.class),
            "classfiles/Main.java",
            "classfiles/Uncountable.java",
            "classfiles/Kinds.java");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void classFilesOfAllVersionsThatTheJvmKnowsAreCounted(Path jdk) throws Exception {
    List<VersionedClass> versions = new ArrayList<>();
    for (int version = JAVA_5; version <= JAVA_1 + JdkVersion.feature(jdk); version++) {
      versions.add(new VersionedClass("Version" + version, version, version >= JAVA_6));
    }
    versions.add(new VersionedClass("Java6WithoutStackMaps", JAVA_6, false));
    Map<String, Long> expected = new TreeMap<>();
    for (VersionedClass version : versions) {
      version.writeTo(classes);
      expected.putAll(version.counted());
    }

    EndedJvm ended = run(jdk, "Main", versions.stream().map(VersionedClass::name).toList());

    assertThat(ended.errors()).isEmpty();
    assertThat(ended.output()).hasSameSizeAs(versions).allMatch(line -> line.endsWith("told"));
    assertThat(database.totals()).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void whatCannotBeWovenWorksAsItDidAndIsSaidInOneLine(Path jdk) throws Exception {
    UncountableClasses.huge(classes, "Huge");
    UncountableClasses.withSubroutine(classes, "Subroutine");
    UncountableClasses.ofTheFuture(classes, "Future");

    EndedJvm ended = run(jdk, "Uncountable", List.of("Huge", "Subroutine", "Future"));

    assertThat(ended.output())
        .containsExactly(
            "Huge works", "Subroutine works", "Future is of no version that this JVM knows");
    assertThat(ended.errors()).hasSize(3);
    assertThat(ended.errors().get(0)).contains("Huge.count()", "64 KB");
    assertThat(ended.errors().get(1)).contains("Subroutine.count()", "JSR");
    assertThat(ended.errors().get(2)).contains("Future", "99");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void allKindsOfClassesAreCountedButHiddenOnes(Path jdk) throws Exception {
    EndedJvm ended = run(jdk, "Kinds", List.of());
    assertThat(ended.errors()).isEmpty();
    assertThat(ended.output()).containsExactly("13");
    assertThat(database.totals())
        .isEqualTo(
            Map.of(
                "default/interface.static", 1L,
                "default/interface.private", 1L,
                "default/interface.default", 1L,
                "default/record.1", 1L,
                "default/record.2", 1L,
                "default/record.component", 1L,
                "default/nestmate.3", 1L,
                "default/enum.constant", 1L,
                "default/anonymous", 1L));
  }

  private EndedJvm run(Path jdk, String main, List<String> arguments) throws Exception {
    ForkedJvm application =
        ForkedJvm.in(directory)
            .on(jdk)
            .agent(database.configure(directory))
            .classPath(List.of(classes, Jars.of(Count.class)));
    String[] command =
        Stream.concat(Stream.of("classfiles." + main), arguments.stream()).toArray(String[]::new);
    try (RunningJvm jvm = application.start(command)) {
      EndedJvm ended = jvm.end();
      assertThat(ended.exitCode()).as("%s", ended.errors()).isZero();
      return ended;
    }
  }
}
