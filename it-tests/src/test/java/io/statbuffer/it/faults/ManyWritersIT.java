package io.statbuffer.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.Endurance;
import io.statbuffer.it.app.DriverDataSource;
import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.database.Databases;
import io.statbuffer.it.database.OnEachServer;
import io.statbuffer.it.database.Servers;
import io.statbuffer.runtime.FlushException;
import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.jdbi.JdbiFlushHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Writers lock rows in one order, whatever the order of the keys in their memories. */
@ExtendWith(Servers.class)
final class ManyWritersIT {
  private static final int WRITERS = 8;
  private static final int KEYS = 1_000;
  private static final Duration TIME = Duration.ofSeconds(Endurance.either(3, 20));

  private final Map<String, Long> expected = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<FlushException> failures = new ConcurrentLinkedQueue<>();

  /** They begin in an empty database, and so race for the tables and for each new row as well. */
  @OnEachServer
  void noFlushFailsAndTheSumsAreExact(Databases kind, @TempDir Path directory) throws Exception {
    CountsDatabase database = kind.create(directory);
    long end = System.nanoTime() + TIME.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    List<Callable<Integer>> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      int writer = i;
      writers.add(() -> countAndFlush(database, writer, end));
    }
    int flushes = 0;
    for (Future<Integer> writer : threads.invokeAll(writers)) {
      flushes += writer.get();
    }
    threads.shutdown();
    assertThat(failures).isEmpty();
    assertThat(flushes).isGreaterThan(WRITERS);
    assertThat(database.totals()).isEqualTo(expected);
  }

  private int countAndFlush(CountsDatabase database, int writer, long end) {
    Random random = new Random(writer);
    int flushes = 0;
    try (StatBuffer<Object> buffer = start(database)) {
      for (; System.nanoTime() < end; flushes++) {
        for (int i = 0; i < KEYS; i++) {
          if (random.nextBoolean()) {
            buffer.increment(new ShuffledKey("key " + i, writer), i + 1);
            expected.merge("many/key " + i, i + 1L, Long::sum);
          }
        }
        try {
          buffer.flush();
        } catch (FlushException e) {
          failures.add(e);
        }
      }
    }
    return flushes;
  }

  private static StatBuffer<Object> start(CountsDatabase database) {
    return StatBuffer.builder("many")
        .interval(Duration.ofDays(1))
        .reportTo(new Reports())
        .flushTo(JdbiFlushHandler.create(DriverDataSource.to(database)))
        .start();
  }
}
