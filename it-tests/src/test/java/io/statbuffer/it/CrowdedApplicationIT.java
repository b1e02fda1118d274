package io.statbuffer.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.annotations.Count;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Compiler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrowdedApplicationIT {
  @TempDir Path directory;

  @Test
  void anApplicationKeepsItsOwnVersionsOfWhatTheAgentBrings() throws Exception {
    List<Path> jars =
        new ArrayList<>(
            List.of(
                Jars.aside("older-h2.jar"),
                Jars.aside("older-jdbi3-core.jar"),
                Jars.aside("older-slf4j-api.jar"),
                Jars.aside("older-slf4j-simple.jar"),
                Jars.of(io.leangen.geantyref.GenericTypeReflector.class)));
    jars.add(Jars.of(Count.class));
    jars.add(Compiler.compile(directory.resolve("crowded"), jars, "crowded/Main.java"));

    EndedJvm without = run(ForkedJvm.in(directory).classPath(jars));
    EndedJvm with = run(ForkedJvm.in(directory).agent().classPath(jars));

    assertThat(without.output())
        .contains("JDBI from older-jdbi3-core.jar", "SLF4J from older-slf4j-api.jar");
    assertThat(with.output()).isEqualTo(without.output());
    assertThat(with.errors()).containsAll(without.errors()).hasSize(without.errors().size() + 1);
    assertThat(with.errorsWith("statbuffer-counts")).hasSize(1);
    assertThat(directory.resolve("statbuffer-counts.mv.db")).exists();
  }

  private static EndedJvm run(ForkedJvm application) throws IOException, InterruptedException {
    try (RunningJvm jvm = application.start("crowded.Main")) {
      EndedJvm ended = jvm.end();
      assertThat(ended.exitCode()).isZero();
      return ended;
    }
  }
}
