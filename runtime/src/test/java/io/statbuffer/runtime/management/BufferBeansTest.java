package io.statbuffer.runtime.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.statbuffer.runtime.BufferStatistics;
import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.StatBufferBuilder;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMX;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** In a JVM that uses JMX, each started buffer has a bean, and a closed one has none. */
class BufferBeansTest {
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final List<String> reports = new CopyOnWriteArrayList<>();
  private final AtomicBoolean away = new AtomicBoolean();

  @Test
  void theBeanShowsTheStatisticsOfTheBuffer() throws Exception {
    try (StatBuffer<String> buffer = builder("page_views").maxKeys(1).start()) {
      StatBufferMXBean bean = bean(name("\"page_views\""));
      buffer.increment("home", 3);
      buffer.flush();
      buffer.increment("home", 4);
      buffer.increment("more", 5);
      buffer.reject(6, "page.{slug}", new IllegalStateException("no slug"));
      BufferStatistics statistics = buffer.statistics();
      assertThat(bean.getName()).isEqualTo("page_views");
      assertThat(bean.getKeys()).isEqualTo(2);
      assertThat(bean.getPendingKeys()).isEqualTo(2);
      assertThat(bean.getPending()).isEqualTo(9);
      assertThat(bean.getSettledBatches()).isEqualTo(1);
      assertThat(bean.getFailures()).isZero();
      assertThat(bean.getLastFlushEpochMillis())
          .isPositive()
          .isEqualTo(Objects.requireNonNull(statistics.lastFlush()).toEpochMilli());
      assertThat(bean.getLastFlushDurationMillis())
          .isEqualTo(statistics.lastFlushDuration().toMillis());
      assertThat(bean.getRejected()).isEqualTo(6);
      assertThat(bean.getSetAside()).isZero();
      assertThat(bean.getOverflowed()).isEqualTo(5);
      assertThat(bean.getEvicted()).isZero();
    }
  }

  @Test
  void theOperationFlushesAndSaysWhatWentWrong() throws Exception {
    try (StatBuffer<String> buffer = builder("flushed").start()) {
      StatBufferMXBean bean = bean(name("\"flushed\""));
      buffer.increment("home");
      away.set(true);
      assertThatThrownBy(bean::flush)
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasNoCause()
          .hasMessage(
              "buffer flushed could not be flushed, it keeps its counts:"
                  + " java.io.UncheckedIOException");
      away.set(false);
      bean.flush();
      assertThat(bean.getPending()).isZero();
      assertThat(bean.getFailures()).isEqualTo(1);
    }
  }

  @Test
  void aClosedBufferHasNoBean() throws Exception {
    ObjectName name = name("\"closed\"");
    try (StatBuffer<String> buffer = builder("closed").start()) {
      assertThat(bean(name).getName()).isEqualTo(buffer.name());
    }
    assertThat(server.isRegistered(name)).isFalse();
  }

  @Test
  void twoBuffersOfOneNameHaveABeanEach() throws Exception {
    try (StatBuffer<String> first = builder("twice").start()) {
      first.increment("a", 1);
      assertThat(bean(name("\"twice\"")).getPending()).isEqualTo(1);
      try (StatBuffer<String> second = builder("twice").start()) {
        second.increment("a", 2);
        assertThat(bean(name("\"twice\",instance=2")).getPending()).isEqualTo(2);
      }
      assertThat(server.isRegistered(name("\"twice\",instance=2"))).isFalse();
      assertThat(server.isRegistered(name("\"twice\""))).isTrue();
    }
  }

  @Test
  void aNameMayHoldWhatAnObjectNameMustNot() throws Exception {
    String hostile = "a,b:c*?\"\\ \u00E9";
    try (StatBuffer<String> buffer = builder(hostile).start()) {
      buffer.increment("a");
      assertThat(bean(name(ObjectName.quote(hostile))).getName()).isEqualTo(hostile);
    }
  }

  @Test
  void eachAttributeAndOperationIsDescribed() throws Exception {
    try (StatBuffer<String> buffer = builder("described").start()) {
      ObjectName name = name("\"described\"");
      assertThat(bean(name).getKeys()).isEqualTo(buffer.keys());
      MBeanInfo info = server.getMBeanInfo(name);
      MBeanFeatureInfo[] features = info.getAttributes();
      assertThat(Arrays.asList(features))
          .hasSize(12)
          .allMatch(feature -> feature.getDescription().contains(" "));
      assertThat(info.getOperations()[0].getDescription()).startsWith("Flushes all");
    }
  }

  private StatBufferBuilder<String> builder(String name) {
    return StatBuffer.<String>builder(name)
        .interval(Duration.ofHours(1))
        .shutdownTimeout(Duration.ofSeconds(1))
        .reportTo(this::report)
        .flushTo(
            batch -> {
              if (away.get()) {
                throw new java.io.UncheckedIOException(new java.io.IOException("s3cret"));
              }
            });
  }

  private void report(System.Logger.Level level, String message, @Nullable Throwable cause) {
    if (message.contains("JMX")) {
      reports.add(message + ": " + cause);
    }
  }

  private static ObjectName name(String quoted) throws Exception {
    return new ObjectName("io.statbuffer:type=StatBuffer,name=" + quoted);
  }

  /** The bean, which the buffer's own thread registers. */
  private StatBufferMXBean bean(ObjectName name) {
    await().until(() -> server.isRegistered(name) || !reports.isEmpty());
    assertThat(reports).isEmpty();
    return JMX.newMXBeanProxy(server, name, StatBufferMXBean.class);
  }
}
