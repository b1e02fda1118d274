package io.statbuffer.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.annotations.Count;
import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.database.Databases;
import io.statbuffer.it.database.Servers;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Compiler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What users send becomes keys: each count is in the row of exactly that key, or reported. */
@ExtendWith(Servers.class)
class PoisonIT {
  private static final Map<String, Long> ROWS =
      Map.ofEntries(
          Map.entry("default/visit.good", 1L),
          Map.entry("default/visit.null", 2L),
          Map.entry("default/visit.\uD83D\uDE00", 64L),
          Map.entry("default/visit.GOOD", 128L),
          Map.entry("default/visit.good ", 256L),
          Map.entry("default/visit.e\u0301", 512L),
          Map.entry("default/visit.\u00E9", 1_024L),
          Map.entry("default/\uD83D\uDE00", 2_048L),
          Map.entry("default/", 4_096L),
          Map.entry("default/~overflow", 8_192L),
          Map.entry("default/greeted.guest", 16_384L),
          Map.entry("default/greeted.null", 98_304L),
          Map.entry("default/visit.most", Long.MAX_VALUE),
          Map.entry("default/visit.least", Long.MIN_VALUE));

  private static final List<Long> SET_ASIDE = List.of(4L, 8L, 16L, 32L, Long.MAX_VALUE);

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void hostileParametersOfAKeyArriveOrAreReported(Databases kind) throws Exception {
    CountsDatabase database = kind.create(directory);
    Path configuration =
        Files.write(directory.resolve("statbuffer.properties"), database.configuration());
    Path classes =
        Compiler.compile(directory.resolve("c"), Jars.all(Count.class), "poisoned/Main.java");
    EndedJvm ended;
    try (RunningJvm jvm =
        ForkedJvm.in(directory)
            .agent(configuration)
            .classPath(List.of(classes, database.driver()))
            .start("poisoned.Main")) {
      ended = jvm.end();
    }
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output()).containsExactly("still here");
    assertThat(database.totals()).isEqualTo(ROWS);
    assertThat(ended.errorsWith("set aside key")).hasSameSizeAs(SET_ASIDE);
    for (long amount : SET_ASIDE) {
      assertThat(ended.errorsWith("with count " + amount + ":")).hasSize(1);
    }
    assertThat(ended.errorsWith("visit.half \\uD83D with count 8:")).hasSize(1);
    assertThat(ended.errorsWith("rejected a count of 131072")).hasSize(1);
  }
}
