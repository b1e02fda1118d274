package io.statbuffer.runtime;

import static io.statbuffer.runtime.Rig.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The database is down for long while all keys are counted on, and new ones come. */
class LongOutageTest {
  private static final int NEW_KEYS = 500;
  private static final int INTERVALS = 60;

  /** The first intervals may grow what the others use again. */
  private static final int WARM = 5;

  /** Half of what one batch of 100,000 keys takes, or a tenth of 55 batches of 10,000. */
  private static final long BOUND = 4_000_000;

  private final Rig rig = new Rig();
  private final Database<String> database = new Database<>();

  @Test
  void anOutageTakesNoMemoryIsTwoLinesAndEverythingArrives() {
    survives(100_000, to -> to);
  }

  @Test
  void anOutageOfAHandlerOfSingleKeysDoesNeither() {
    survives(10_000, to -> FlushHandler.perKey(to::add));
  }

  private void survives(int live, Function<Database<String>, FlushHandler<String>> handlerOf) {
    StatBuffer<String> buffer =
        rig.builder().maxKeys(live).flushTo(handlerOf.apply(database)).start();
    String[] keys = new String[live];
    for (int i = 0; i < live; i++) {
      keys[i] = "key " + i;
    }
    database.become(Database.Outcome.FAILS_BEFORE);
    long usedWhenWarm = 0;
    for (int interval = 1; interval <= INTERVALS; interval++) {
      for (String key : keys) {
        buffer.increment(key);
      }
      for (int i = 0; i < NEW_KEYS; i++) {
        buffer.increment("new " + interval + " " + i);
      }
      rig.advance(seconds(5));
      assertThat(buffer.keys()).isEqualTo(live + 1);
      if (interval == WARM) {
        usedWhenWarm = usedHeap();
      }
    }
    assertThat(usedHeap() - usedWhenWarm).as("growth of the heap").isLessThan(BOUND);

    database.heal();
    rig.advance(seconds(65));
    assertThat(buffer.pending()).isEmpty();
    for (String key : keys) {
      assertThat(database.row(key)).isEqualTo(BigInteger.valueOf(INTERVALS));
    }
    assertThat(database.row(StatBuffer.OVERFLOW_KEY))
        .isEqualTo(BigInteger.valueOf(INTERVALS * NEW_KEYS));
    assertThat(database.violations).isEmpty();
    assertThat(rig.reports.count("WARNING buffer " + rig.name + " could not flush")).isEqualTo(1);
    assertThat(rig.reports.count("INFO")).isEqualTo(1);
    assertThat(rig.reports.loud()).hasSize(3); // one says that the keys are too many
  }

  /** The least of several looks, as what was just used may not be collected yet. */
  private static long usedHeap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }
}
