package io.statbuffer.runtime.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.statbuffer.runtime.FlushException;
import io.statbuffer.runtime.FlushHandler;
import io.statbuffer.runtime.StatBuffer;
import io.statbuffer.runtime.jdbi.CommitFaults.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds on every database. */
abstract class JdbiFlushHandlerContract
    implements BadKeyContract,
        LedgerContract,
        OwnTableContract,
        OwnSqlContract,
        PoisonContract,
        TableContract {
  private final Scene scene;
  private final DataSource dataSource;

  JdbiFlushHandlerContract(TestDatabase database) {
    this.scene = new Scene(database);
    this.dataSource = database.dataSource();
  }

  @Override
  public final Scene scene() {
    return scene;
  }

  @AfterEach
  void closeBuffers() {
    scene.close();
  }

  @Test
  void countsAddUpInTheTable() {
    StatBuffer<String> views = scene.standardBuffer();
    views.increment("home");
    views.increment("home", 10);
    views.increment("about");
    views.flush();
    assertThat(scene.totals(views)).isEqualTo(Map.of("home", 11L, "about", 1L));
    views.increment("home", 5);
    views.increment("new");
    views.flush();
    assertThat(scene.totals(views)).isEqualTo(Map.of("home", 16L, "about", 1L, "new", 1L));
    assertThat(views.pending()).isEmpty();
  }

  @Test
  void negativeCountsAreSubtracted() {
    StatBuffer<String> stock = scene.standardBuffer();
    stock.increment("apples", 10);
    stock.increment("debts", -7);
    stock.flush();
    stock.increment("apples", -12);
    stock.flush();
    assertThat(scene.totals(stock)).isEqualTo(Map.of("apples", -2L, "debts", -7L));
  }

  @Test
  void aBatchThatComesTwiceIsAppliedOnce() {
    FlushHandler<String> handler = JdbiFlushHandler.create(dataSource);
    StatBuffer<String> views =
        scene.buffer(
            batch -> {
              handler.flush(batch);
              handler.flush(batch);
            });
    for (int i = 0; i < 3; i++) {
      views.increment("home", 5);
      views.flush();
    }
    assertThat(scene.totals(views)).isEqualTo(Map.of("home", 15L));
  }

  @Test
  void aBatchOfUnknownOutcomeIsAppliedOnce() {
    CommitFaults faults = new CommitFaults();
    StatBuffer<String> views =
        scene.buffer(JdbiFlushHandler.create(new HookedDataSource(dataSource, faults)));
    for (Fault fault : List.of(Fault.AFTER, Fault.BEFORE, Fault.AFTER, Fault.NONE)) {
      views.increment("home", 5);
      views.increment("key of " + fault);
      faults.failNextCommit(fault);
      if (fault != Fault.NONE) {
        assertThatThrownBy(views::flush).isInstanceOf(FlushException.class);
      }
      views.flush();
    }
    assertThat(scene.totals(views))
        .isEqualTo(Map.of("home", 20L, "key of AFTER", 2L, "key of BEFORE", 1L, "key of NONE", 1L));
  }

  @Test
  void whatABatchOfUnknownOutcomeLeftOutIsStillSetAside() {
    CommitFaults faults = new CommitFaults();
    StatBuffer<String> views =
        scene.buffer(JdbiFlushHandler.create(new HookedDataSource(dataSource, faults)));
    views.increment("full", Long.MAX_VALUE - 1);
    views.flush();
    views.increment("full", 2);
    views.increment("nul\0", 3);
    views.increment("home", 5);
    faults.failNextCommit(Fault.AFTER);
    assertThatThrownBy(views::flush).isInstanceOf(FlushException.class);
    assertThat(views.setAside()).isZero();
    views.flush();
    assertThat(views.setAside()).isEqualTo(5);
    assertThat(scene.totals(views)).isEqualTo(Map.of("home", 5L, "full", Long.MAX_VALUE - 1));
    assertThat(views.pending()).isEmpty();
  }

  @Test
  void keysCompareByteByByte() {
    List<String> keys =
        new ArrayList<>(
            List.of(
                "a",
                "A",
                "a ",
                " a",
                "ä",
                "a\u0308",
                "Ä",
                "ß",
                "ss",
                "\uD83D\uDE00",
                "a\t",
                "%",
                "'",
                "\\",
                "?",
                ":k0"));
    keys.removeIf(key -> !scene.database().countsBlanksAtTheEnd() && key.endsWith(" "));
    StatBuffer<String> views = scene.standardBuffer();
    Map<String, Long> expected = new HashMap<>();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < keys.size(); i++) {
        views.increment(keys.get(i), 1L << i);
        expected.merge(keys.get(i), 1L << i, Long::sum);
      }
      views.flush();
    }
    assertThat(scene.totals(views)).isEqualTo(expected);
  }

  @Test
  void buffersShareATable() {
    String table = TestDatabase.newName("shared");
    FlushHandler<String> handler =
        JdbiFlushHandler.<String>builder(dataSource).table(table).build();
    StatBuffer<String> one = scene.buffer(handler);
    StatBuffer<String> other = scene.buffer(handler);
    one.increment("home");
    other.increment("home", 2);
    one.flush();
    other.flush();
    assertThat(scene.totals(table, one)).isEqualTo(Map.of("home", 1L));
    assertThat(scene.totals(table, other)).isEqualTo(Map.of("home", 2L));
  }

  @Test
  void largeFlushesGoInBatches() {
    int keys = scene.database().manyKeys();
    StatBuffer<String> views = scene.standardBuffer();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < keys; i++) {
        views.increment("key " + i, i + 1);
      }
      views.flush();
    }
    Map<String, Long> totals = scene.totals(views);
    assertThat(totals).hasSize(keys);
    for (int i = 0; i < keys; i++) {
      assertThat(totals.get("key " + i)).isEqualTo(2L * (i + 1));
    }
  }

  @Test
  void writersOfTheSameKeysLoseNothing() throws Exception {
    String name = TestDatabase.newName("buffer");
    int writers = 2;
    int rounds = 20;
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    List<Future<?>> running = new ArrayList<>();
    for (int w = 0; w < writers; w++) {
      StatBuffer<String> buffer = scene.buffer(name, JdbiFlushHandler.create(dataSource));
      running.add(threads.submit(() -> countInRounds(buffer, rounds)));
    }
    for (Future<?> one : running) {
      one.get();
    }
    threads.shutdown();
    Map<String, Long> totals =
        scene.query("SELECT stat_key, total FROM stat_counts WHERE buffer = '" + name + "'");
    assertThat(totals).hasSize(200 + rounds);
    assertThat(totals.values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo((long) writers * rounds * 201);
  }

  private static void countInRounds(StatBuffer<String> buffer, int rounds) {
    for (int round = 0; round < rounds; round++) {
      for (int key = 0; key < 200; key++) {
        buffer.increment("key " + key);
      }
      buffer.increment("round " + round);
      Scene.flushUntilSettled(buffer);
    }
  }
}
