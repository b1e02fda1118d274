package io.statbuffer.it.inheritance;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jdks;
import io.statbuffer.it.fork.RunningJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A declaration counts what overrides or implements its method, each event once. */
class InheritanceIT {
  private static final Path JDK = Path.of(System.getProperty("java.home"));

  @TempDir Path directory;

  private static List<Path> jdks() {
    return Jdks.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void anEventCountsOnceInEveryKindOfTypeThroughEveryKindOfSuper(Path jdk) throws Exception {
    Inherited application = new Inherited(directory, jdk);
    EndedJvm ended =
        application.run(application.jvm().agent(application.settings()), "Stores", "Orders");
    assertThat(ended.errors()).isEmpty();
    assertThat(application.database().totals()).isEqualTo(Inherited.both(1));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aSubclassThatComesWhileItsSuperclassIsInUseMakesNoEventCountTwice(Path jdk)
      throws Exception {
    Inherited application = new Inherited(directory, jdk);
    EndedJvm ended = application.run(application.jvm().agent(application.settings()), "Late");
    assertThat(ended.errors()).isEmpty();
    assertThat(application.database().totals()).isEqualTo(Map.of("default/called", 800_000L));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void anAttachedAgentCountsAsOneThatWasThereFromTheStart(Path jdk) throws Exception {
    Inherited application = new Inherited(directory, jdk);
    try (RunningJvm running = application.jvm().start("inherited.Main")) {
      Inherited.run(running, "Stores");
      Inherited.run(running, "Orders");
      try (RunningJvm attach =
          ForkedJvm.in(directory)
              .on(jdk)
              .start(
                  "-jar",
                  ForkedJvm.agentJar().toString(),
                  "attach",
                  Long.toString(running.pid()),
                  application.settings().toString())) {
        EndedJvm attached = attach.awaitEnd();
        assertThat(attached.exitCode()).as(attached.toString()).isZero();
      }
      Inherited.run(running, "Stores", 2);
      Inherited.run(running, "Orders", 2);
      EndedJvm unused = Inherited.end(running);
    }
    assertThat(application.database().totals()).isEqualTo(Inherited.both(1));
  }

  @Test
  void classesOfTheSameNameInTwoLoadersCountAlike() throws Exception {
    Inherited application = new Inherited(directory, JDK);
    EndedJvm ended = application.run(application.jvm().agent(application.settings()), "Copies");
    assertThat(ended.errors()).isEmpty();
    assertThat(application.database().totals()).isEqualTo(Inherited.both(2));
  }

  @Test
  void aProxyDoesntCountADecoratorDoesAndALambdaCant() throws Exception {
    Inherited application = new Inherited(directory, JDK);
    EndedJvm ended = application.run(application.jvm().agent(application.settings()), "Stands");
    assertThat(ended.errors()).isEmpty();
    assertThat(application.database().totals()).isEqualTo(Map.of("default/done", 3L));
  }
}
