package io.statbuffer.it.loaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.HeapHistogram;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Counting;
import io.statbuffer.it.source.Visits;
import io.statbuffer.it.source.WebApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A web application that is deployed, counts, and is undeployed, again and again. */
class RedeploymentIT {
  private static final int VISITS = 3;
  private static final String COUNTERS = "io.statbuffer.runtime.KeyCounter";

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("io.statbuffer.it.fork.Jdks#all")
  void fiftyTimesLeaveNoClassLoaderBehindAndNoCounter(Path jdk) throws Exception {
    Counting counting = new Counting(directory);
    Path shop = WebApplication.write(directory.resolve("shop"));
    ForkedJvm application =
        ForkedJvm.in(directory).on(jdk).agent(counting.configuration("interval = 50ms"));

    try (RunningJvm jvm = redeploy(application, shop, 50)) {
      jvm.awaitOutput("nothing is left", 1);
      await().until(() -> HeapHistogram.of(jvm).instances(COUNTERS) == 0);
      assertThat(jvm.end().exitCode()).isZero();
    }
    assertThat(counting.totals()).isEqualTo(totals(50));
  }

  @Test
  void theDriverOfAWebApplicationGoesWithIt() throws Exception {
    Counting counting = new Counting(directory);
    Path shop = WebApplication.write(directory.resolve("shop"), Jars.of(org.h2.Driver.class));
    ForkedJvm application =
        ForkedJvm.in(directory).agent(counting.configuration("interval = 50ms"));

    try (RunningJvm jvm = redeploy(application, shop, 5)) {
      jvm.awaitOutput("nothing is left", 1);
      EndedJvm ended = jvm.end();
      // A flush may be amid its work when its driver's application stops: then it is tried again.
      assertThat(ended.errorsWith("statbuffer: "))
          .allMatch(
              line -> line.contains("could not flush; keeps") || line.contains("flushes again"));
    }
    assertThat(counting.totals()).isEqualTo(totals(5));
  }

  private RunningJvm redeploy(ForkedJvm application, Path webApplication, int rounds)
      throws IOException {
    List<Path> classPath =
        WebApplication.container(
            directory.resolve("container"), "tomcat/Server.java", "tomcat/Redeploy.java");
    return application
        .classPath(classPath)
        .start(
            "tomcat.Redeploy",
            webApplication.toString(),
            String.valueOf(rounds),
            String.valueOf(VISITS));
  }

  private static Map<String, Long> totals(int rounds) {
    Map<String, Integer> sites = new HashMap<>();
    for (int round = 0; round < rounds; round++) {
      sites.put("shop" + round, VISITS);
    }
    return Visits.totals(sites);
  }
}
