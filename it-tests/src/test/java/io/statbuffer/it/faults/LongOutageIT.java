package io.statbuffer.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.Endurance;
import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.database.Databases;
import io.statbuffer.it.database.OnEachServer;
import io.statbuffer.it.database.Servers;
import io.statbuffer.runtime.jdbi.JdbiFlushHandler;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The server is away for long, and counting goes on. */
@ExtendWith(Servers.class)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class LongOutageIT {
  private static final int INTERVALS = 60;
  private static final Duration INTERVAL = Duration.ofMillis(Endurance.either(50, 1000));
  private static final int LIVE_KEYS = 100_000;
  private static final int NEW_KEYS = 10_000;
  private static final String OVERFLOW = "~overflow";

  /** A tenth of what the new keys of all intervals would take if they were kept. */
  private static final long ROOM = 10_000_000;

  private final SplittableRandom random = new SplittableRandom(4715);
  private final List<String> live =
      IntStream.range(0, LIVE_KEYS).mapToObj(n -> "live" + n).toList();

  @TempDir Path directory;

  @OnEachServer
  void countsOfALongOutageTakeNoMoreMemoryThanTheirKeysAndAllArrive(Databases kind)
      throws Exception {
    CountsDatabase database = kind.create(directory);
    try (CountedBuffer buffer =
        new CountedBuffer(
            database,
            JdbiFlushHandler.create(Secret.dataSource(database)),
            b -> b.interval(INTERVAL).backoff(INTERVAL).maxKeys(LIVE_KEYS))) {
      countLive(buffer);
      buffer.settle();
      kind.server().killAndDo(() -> countThroughout(buffer));
      buffer.assertExact("after the outage");
      assertSaidOnce(buffer.reports());
    }
  }

  private void countThroughout(CountedBuffer buffer) {
    countLive(buffer);
    long atFirst = usedMemory();
    for (int interval = 0; interval < INTERVALS; interval++) {
      long end = System.nanoTime() + INTERVAL.toNanos();
      countLive(buffer);
      for (int n = 0; n < NEW_KEYS; n++) {
        buffer.incrementAs(OVERFLOW, "new " + interval + " " + n, amount());
      }
      assertThat(buffer.keys()).isLessThanOrEqualTo(LIVE_KEYS + 1);
      CountedBuffer.patiently().until(() -> System.nanoTime() - end >= 0);
    }
    assertThat(usedMemory() - atFirst).isLessThan(ROOM);
  }

  private void countLive(CountedBuffer buffer) {
    live.forEach(key -> buffer.increment(key, amount()));
  }

  private long amount() {
    return random.nextLong(1, 1000);
  }

  private static long usedMemory() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void assertSaidOnce(Reports reports) {
    assertThat(reports.of(Level.WARNING, "buffer"))
        .hasSize(2)
        .anyMatch(message -> message.contains("could not flush"))
        .anyMatch(message -> message.contains("reached maxKeys"));
    assertThat(reports.of(Level.INFO, "buffer"))
        .hasSize(1)
        .allMatch(m -> m.contains("flushes again"));
  }
}
