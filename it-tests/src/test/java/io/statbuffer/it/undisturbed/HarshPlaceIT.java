package io.statbuffer.it.undisturbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.source.Ticking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JVM of little memory or trust, and one that can't say anything, runs the application. */
class HarshPlaceIT {
  @TempDir Path directory;
  private Bystander bystander;

  @BeforeEach
  void prepare() throws IOException {
    bystander = new Bystander(directory);
  }

  @ParameterizedTest
  @ValueSource(strings = {"exec \"$@\" 2>&-", "exec \"$@\" 2>/dev/full"})
  void standardErrorMayBeClosedOrFull(String script) throws Exception {
    assertThat(Bystander.tick(patient().through(script).agent())).isEmpty();
    assertCounted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xmx16m", "-Xss256k", "-Djava.specification.version=99"})
  void theJvmMayBeSmallOrUnknown(String option) throws Exception {
    assertThat(Bystander.tick(patient().option(option).agent()))
        .containsExactly(
            "statbuffer: counts into the H2 file ./statbuffer-counts, as no jdbc.url is set");
    assertCounted();
  }

  /** It may take its time where others need the processors as well. */
  private ForkedJvm patient() {
    return bystander.jvm().option("-Dstatbuffer.shutdown.timeout=50s");
  }

  private void assertCounted() throws Exception {
    assertThat(CountsDatabase.h2(directory.resolve("statbuffer-counts")).totals())
        .isEqualTo(Map.of(Ticking.TICKS, 3L));
  }

  @Test
  void aSecurityManagerThatAllowsNothingLeavesTheApplicationAlone() throws Exception {
    assumeTrue(Runtime.version().feature() < 24, "Java 24 has no security manager");
    Path policy = Files.writeString(directory.resolve("policy"), "grant { };");
    List<String> options = List.of("-Djava.security.manager", "-Djava.security.policy==" + policy);
    List<String> without = Bystander.tick(bystander.jvm().options(options));
    List<String> with = new ArrayList<>(Bystander.tick(bystander.jvm().options(options).agent()));
    assertThat(with).hasSize(without.size() + 1).containsAll(without);
    assertThat(with.get(without.size()))
        .startsWith("statbuffer: the agent can't start and counts nothing: ");
  }
}
