package io.statbuffer.it.loaders;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.source.Counting;
import io.statbuffer.it.source.FatJar;
import io.statbuffer.it.source.Visits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spring Boot's executable jar: its launcher, and classes and jars within the jar. */
class BootJarIT {
  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("io.statbuffer.it.fork.Jdks#all")
  void classesWithinTheJarAreCounted(Path jdk) throws Exception {
    Counting counting = new Counting(directory);
    Path jar =
        FatJar.write(
            directory.resolve("application.jar"),
            Jars.aside("spring-boot-loader.jar"),
            Visits.compile(directory.resolve("classes")),
            List.of(),
            Visits.MAIN);

    EndedJvm ended =
        Counting.run(counting.application().on(jdk), "-jar", jar.toString(), "boot", "3");

    assertThat(ended.errors()).isEmpty();
    assertThat(ended.output()).containsExactly(Visits.printed("boot"));
    assertThat(counting.totals()).isEqualTo(Visits.totals(Map.of("boot", 3)));
  }
}
