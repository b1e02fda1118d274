package io.statbuffer.it.company;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.fork.Jdks;
import io.statbuffer.it.source.Counting;
import io.statbuffer.it.source.Visits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Other agents weave the same methods, before ours and after it, and all do their work. */
class CompanyIT {
  private static final int VISITS = 3;

  private static final String ASPECTS =
      """
      <aspectj>
        <aspects><aspect name="company.Advice"/></aspects>
        <weaver><include within="visits..*"/><include within="company..*"/></weaver>
      </aspectj>
      """;

  @TempDir Path directory;

  static Stream<Arguments> companies() {
    Set<OtherAgent> all = EnumSet.allOf(OtherAgent.class);
    Stream<Set<OtherAgent>> companies =
        Stream.concat(all.stream().map(EnumSet::of), Stream.of(all));
    return companies.flatMap(
        company ->
            Jdks.all().stream()
                .flatMap(
                    jdk -> Stream.of(true, false).map(first -> Arguments.of(company, first, jdk))));
  }

  @ParameterizedTest
  @MethodSource("companies")
  void allWorkAndTheCountsAreExact(Set<OtherAgent> company, boolean oursFirst, Path jdk)
      throws Exception {
    Counting counting = new Counting(directory);
    Path classes = compile();
    ForkedJvm application = ForkedJvm.in(directory).on(jdk).classPath(List.of(classes));
    if (oursFirst) {
      application.agent(counting.configuration());
    }
    company.forEach(other -> other.addTo(application));
    if (!oursFirst) {
      application.agent(counting.configuration());
    }

    EndedJvm ended = run(application);

    assertThat(counting.totals()).isEqualTo(Visits.totals(Map.of("site", VISITS)));
    assertThat(ended.errorsWith("statbuffer")).isEmpty();
    int advised = company.contains(OtherAgent.ASPECTJ) ? VISITS : 0;
    assertThat(ended.output()).containsExactly("advised " + advised);
    int traced = company.contains(OtherAgent.OPENTELEMETRY) ? VISITS : 0;
    assertThat(ended.errorsWith("'Visits.visit'")).hasSize(traced);
    if (company.contains(OtherAgent.JACOCO)) {
      assertThat(coverage()).isEqualTo(coverageWithoutUs(classes, jdk));
    }
  }

  private Coverage coverageWithoutUs(Path classes, Path jdk) throws Exception {
    Files.delete(directory.resolve(OtherAgent.COVERAGE));
    ForkedJvm application = ForkedJvm.in(directory).on(jdk).classPath(List.of(classes));
    OtherAgent.JACOCO.addTo(application);
    run(application);
    Coverage coverage = coverage();
    assertThat(coverage.classes()).containsOnlyKeys("visits/Visits");
    return coverage;
  }

  private Coverage coverage() throws IOException {
    return Coverage.read(directory.resolve(OtherAgent.COVERAGE));
  }

  private static EndedJvm run(ForkedJvm application) throws IOException, InterruptedException {
    return Counting.run(application, "company.Main", String.valueOf(VISITS));
  }

  private Path compile() throws IOException {
    Path classes =
        Visits.compile(
            directory.resolve("classes"),
            List.of(Jars.aside("aspectjweaver.jar")),
            "company/Advice.java",
            "company/Main.java");
    Path aspects = Files.createDirectories(classes.resolve("META-INF")).resolve("aop.xml");
    Files.writeString(aspects, ASPECTS);
    return classes;
  }
}
