package io.statbuffer.it.loaders;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.source.Counting;
import io.statbuffer.it.source.Visits;
import io.statbuffer.it.source.WebApplication;
import io.statbuffer.runtime.StatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Web applications in one embedded Tomcat, each with a loader that asks itself first. */
class TomcatIT {
  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("io.statbuffer.it.fork.Jdks#all")
  void twoWebApplicationsWithTheSameClassesAreBothCounted(Path jdk) throws Exception {
    Counting counting = new Counting(directory);
    Path shop = WebApplication.write(directory.resolve("shop"));
    Path blog = WebApplication.write(directory.resolve("blog"));

    EndedJvm ended = deploy(counting.application().on(jdk), 3, shop, blog);

    assertThat(ended.errorsWith("statbuffer: ")).isEmpty();
    assertThat(ended.output()).containsExactly(Visits.printed("/shop"), Visits.printed("/blog"));
    assertThat(counting.totals()).isEqualTo(Visits.totals(Map.of("shop", 3, "blog", 3)));
  }

  @Test
  void aWebApplicationThatBringsARuntimeOfItsOwnIsCountedByTheAgents() throws Exception {
    Counting counting = new Counting(directory);
    Path shop = WebApplication.write(directory.resolve("shop"), Jars.of(StatBuffer.class));

    EndedJvm ended = deploy(counting.application(), 3, shop);

    assertThat(ended.errorsWith("statbuffer: ")).isEmpty();
    assertThat(ended.output()).containsExactly(Visits.printed("/shop"));
    assertThat(counting.totals()).isEqualTo(Visits.totals(Map.of("shop", 3)));
  }

  private EndedJvm deploy(ForkedJvm application, int times, Path... applications) throws Exception {
    List<Path> classPath =
        WebApplication.container(
            directory.resolve("container"), "tomcat/Server.java", "tomcat/Deploy.java");
    String[] main = new String[applications.length + 2];
    main[0] = "tomcat.Deploy";
    main[1] = String.valueOf(times);
    for (int i = 0; i < applications.length; i++) {
      main[i + 2] = applications[i].toString();
    }
    return Counting.run(application.classPath(classPath), main);
  }
}
