package io.statbuffer.it.watched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Ticking;
import io.statbuffer.runtime.management.StatBufferMXBean;
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
import org.junit.jupiter.params.provider.MethodSource;

/** JMX shows the buffers of an application with the agent to who looks, and costs nobody else. */
class JmxIT {
  @TempDir Path directory;
  private Path ticking = Path.of("");
  private CountsDatabase database = CountsDatabase.h2(Path.of(""));

  @BeforeEach
  void prepare() throws IOException {
    ticking = Ticking.compile(directory.resolve("classes"));
    database = CountsDatabase.h2(directory.resolve("counts"));
  }

  @ParameterizedTest
  @MethodSource("io.statbuffer.it.fork.Jdks#all")
  void whoConnectsToARunningApplicationSeesItsBuffersAndFlushes(Path jdk) throws Exception {
    try (RunningJvm jvm = forked("interval = 100ms").on(jdk).start(Ticking.MAIN)) {
      jvm.send("3");
      awaitFlush(); // as a buffer that starts looks for JMX as well
      try (JmxConnection jmx = JmxConnection.to(jvm)) {
        await().until(() -> jmx.shows("default"));
        StatBufferMXBean bean = jmx.bean("default");
        bean.flush();
        assertThat(bean.getPending()).isZero();
        assertThat(bean.getSettledBatches()).isEqualTo(1);
        assertThat(bean.getLastFlushEpochMillis()).isPositive();
      }
      assertThat(jvm.end().errors()).isEmpty();
    }
    assertThat(database.totals()).isEqualTo(Map.of(Ticking.TICKS, 3L));
  }

  @Test
  void anApplicationThatNobodyWatchesStartsNoJmx() throws Exception {
    Path loaded = directory.resolve("loaded");
    try (RunningJvm jvm =
        forked("interval = 20ms").option("-Xlog:class+load:file=" + loaded).start(Ticking.MAIN)) {
      jvm.send("3");
      awaitFlush();
      assertThat(jvm.end().exitCode()).isZero();
    }
    assertThat(database.totals()).isEqualTo(Map.of(Ticking.TICKS, 3L));
    assertThat(Files.readString(loaded))
        .contains("io.statbuffer.runtime.management.BufferBeans ")
        .doesNotContain("com.sun.jmx.mbeanserver.JmxMBeanServer ");
  }

  @Test
  void anApplicationWithoutTheModuleCountsAllTheSame() throws Exception {
    EndedJvm ended;
    try (RunningJvm jvm =
        forked("interval = 20ms")
            .option("--limit-modules=java.instrument,java.sql")
            .start(Ticking.MAIN)) {
      jvm.send("3");
      awaitFlush();
      ended = jvm.end();
    }
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.errorsWith("JMX")).isEmpty();
    assertThat(database.totals()).isEqualTo(Map.of(Ticking.TICKS, 3L));
  }

  /** Waits until the buffer has opened its database, without opening that as well. */
  private void awaitFlush() {
    await().until(() -> Files.exists(directory.resolve("counts.mv.db")));
  }

  private ForkedJvm forked(String setting) throws IOException {
    List<String> lines = new ArrayList<>(database.configuration());
    lines.add(setting);
    return ForkedJvm.in(directory)
        .agent(Files.write(directory.resolve("statbuffer.properties"), lines))
        .classPath(List.of(ticking));
  }
}
