package io.statbuffer.it.unbroken;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.Endurance;
import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A library of thousands of methods, each of them woven, behaves and looks as it does unwoven. */
class CommonsCollectionsIT {
  /** They wait for time to pass, or need another library of tests. */
  private static final List<String> SLOW =
      List.of(".PassiveExpiringMapTest", ".LRUMapTest", ".GuavaTestlibTest");

  private static final List<String> NOT_RUNNABLE = List.of(".GuavaTestlibTest");

  @TempDir Path directory;

  private static final Pattern REPORTED = Pattern.compile("StackOverflowError|set aside|rejected");

  /** What a call site counts by a text or a box, it keeps; this one waits for its collection. */
  private static final String KEPT = "ReferenceMapTest]/[method:testCustomPurge()]";

  static Stream<Path> mainJdks() {
    return Jdks.all().stream().limit(Endurance.either(1, Integer.MAX_VALUE));
  }

  @ParameterizedTest
  @MethodSource("mainJdks")
  void itsOwnTestsEndAsTheyDoWithoutTheAgent(Path jdk) throws Exception {
    Collections4 library = library(EachMethod.EACH_MOMENT);
    String[] tests = library.tests(Endurance.either(1, 2) == 1 ? SLOW : NOT_RUNNABLE);
    EndedJvm without = Collections4.run(library.unwoven().on(jdk), "OwnTests", tests);
    assertThat(without.output()).hasSizeGreaterThan(8_000);

    EndedJvm with = Collections4.run(woven(library).on(jdk), "OwnTests", tests);
    assertThat(difference(without, with)).isEmpty();
    assertThat(with.errorsWith("statbuffer: ")).isEmpty();
    assertThat(unended(database().totals())).isEmpty();

    Collections4 keyed = library(EachMethod.FIRST_PARAMETER);
    EndedJvm withKeys = Collections4.run(woven(keyed).on(jdk), "OwnTests", tests);
    assertThat(difference(without, withKeys)).allMatch(line -> line.contains(KEPT));
    // Keys that no database takes, and texts without an end, are reported, and nothing else is.
    assertThat(withKeys.errorsWith("statbuffer: ")).allMatch(line -> REPORTED.matcher(line).find());
  }

  private Collections4 library(EachMethod counts) throws IOException {
    return Collections4.in(Files.createDirectory(directory.resolve(counts.name())), counts);
  }

  /** The lines that only one of them printed. */
  private static Set<String> difference(EndedJvm without, EndedJvm with) {
    Set<String> difference = new TreeSet<>(without.output());
    with.output().stream().filter(line -> !difference.remove(line)).forEach(difference::add);
    return difference;
  }

  /** The methods, except constructors, of which a call neither returned nor threw. */
  private static List<String> unended(Map<String, Long> totals) {
    List<String> unended = new ArrayList<>();
    totals.forEach(
        (key, calls) -> {
          String method = key.substring(0, key.lastIndexOf('/') + 1);
          long ended =
              totals.getOrDefault(method + "RETURN", 0L)
                  + totals.getOrDefault(method + "THROW", 0L);
          if (key.endsWith("/CALL") && !key.contains("<init>") && calls != ended) {
            unended.add(key + ": " + calls + " calls, " + ended + " ended");
          }
        });
    assertThat(totals).hasSizeGreaterThan(5_000);
    return unended;
  }

  @ParameterizedTest
  @MethodSource("programs")
  void whatTheApplicationCanSeeOfItIsTheSame(String program, Path jdk) throws Exception {
    Collections4 library = library(EachMethod.EACH_MOMENT);
    String jar = library.jar().toString();
    EndedJvm without = Collections4.run(library.unwoven().on(jdk), program, jar);
    EndedJvm with = Collections4.run(woven(library).on(jdk), program, jar);
    assertThat(without.output()).hasSizeGreaterThan(300);
    assertThat(difference(without, with)).isEmpty();
    assertThat(with.errors()).isEqualTo(without.errors());
  }

  static Stream<Arguments> programs() {
    return Jdks.all().stream()
        .flatMap(jdk -> Stream.of("Shapes", "Traces").map(program -> Arguments.of(program, jdk)));
  }

  private ForkedJvm woven(Collections4 library) throws IOException {
    return library
        .unwoven()
        .agent(database().configure(directory, "interval = 1h", "maxKeys = 1000000"));
  }

  private CountsDatabase database() {
    return CountsDatabase.h2(directory.resolve("counts"));
  }
}
