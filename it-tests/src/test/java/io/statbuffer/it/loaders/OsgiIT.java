package io.statbuffer.it.loaders;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.source.BundleJar;
import io.statbuffer.it.source.Compiler;
import io.statbuffer.it.source.Counting;
import io.statbuffer.it.source.Visits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A bundle in Apache Felix, whose loader sees the JDK's java packages and what it imports. */
class OsgiIT {
  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("io.statbuffer.it.fork.Jdks#all")
  void aBundleThatImportsNothingOfTheAgentIsCounted(Path jdk) throws Exception {
    Counting counting = new Counting(directory);

    EndedJvm ended = start(counting.application().on(jdk));

    // Felix has Java 25 warn of itself.
    assertThat(ended.errorsWith("statbuffer: ")).isEmpty();
    assertThat(counting.totals()).isEqualTo(Visits.totals(Map.of("bundle", 3)));
  }

  private EndedJvm start(ForkedJvm application) throws IOException, InterruptedException {
    Path felix = Jars.aside("felix.jar");
    Path classes =
        Visits.compile(directory.resolve("bundle"), List.of(felix), "bundle/Activator.java");
    Path bundle =
        BundleJar.write(directory.resolve("bundle.jar"), "bundle", classes, "bundle.Activator");
    Path launcher =
        Compiler.compile(directory.resolve("launcher"), List.of(felix), "osgi/Main.java");
    EndedJvm ended =
        Counting.run(
            application.classPath(List.of(launcher, felix)),
            "osgi.Main",
            bundle.toUri().toString());
    assertThat(ended.output()).containsExactly(Visits.printed("bundle"));
    return ended;
  }
}
