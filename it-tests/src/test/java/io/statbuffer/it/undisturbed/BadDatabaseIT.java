package io.statbuffer.it.undisturbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.fork.ForkedJvm;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Ticking;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A database that can't be written to is said, with what it lacks, and the application runs. */
class BadDatabaseIT {
  private static final String NO_FILE = "no connection to jdbc:h2:file:./statbuffer-counts;";
  private static final String LEFT = "statbuffer: buffer default not written: [ticks=3]";

  @TempDir Path directory;
  private Bystander bystander;

  @BeforeEach
  void prepare() throws IOException {
    bystander = new Bystander(directory);
  }

  @Test
  void aHostThatIsUnknown() throws Exception {
    assertInVain(to("jdbc:h2:tcp://no.such.host.invalid/counts"), "no.such.host.invalid");
  }

  @Test
  void aWrongPassword() throws Exception {
    String url = "jdbc:h2:" + directory.resolve("counts");
    DriverManager.getConnection(url, "sa", "right").close();
    ForkedJvm jvm =
        to(url).option("-Dstatbuffer.jdbc.user=sa").option("-Dstatbuffer.jdbc.password=wr0ng");
    assertThat(assertInVain(jvm, "Wrong user name or password"))
        .noneMatch(line -> line.contains("wr0ng"));
  }

  /** Files of at most 4 kB are as good as a full disk, for which one would need to be root. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aDiskThatIsFull() throws Exception {
    List<String> errors =
        assertInVain(
            bystander.jvm().through("ulimit -f 8; exec \"$@\"").option("-XX:-UsePerfData").agent(),
            NO_FILE);
    assertThat(errors.get(0)).startsWith("statbuffer: counts into the H2 file ");
  }

  /** Where even root can't write. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aDirectoryThatIsReadOnly() throws Exception {
    assertInVain(bystander.in(Path.of("/proc")).agent(), NO_FILE);
  }

  @Test
  void aFileThatAnotherProcessHolds() throws Exception {
    String url = "jdbc:h2:" + directory.resolve("statbuffer-counts");
    try (Connection holder = DriverManager.getConnection(url, "sa", "")) {
      assertInVain(bystander.jvm().agent(), "already in use");
      assertThat(holder.isValid(1)).isTrue();
    }
  }

  /** It is said in a line as it begins, and at the end what is left of each key. */
  private static List<String> assertInVain(ForkedJvm jvm, String why) throws Exception {
    List<String> errors = Bystander.tickInVain(jvm, why);
    assertThat(errors).filteredOn(line -> line.contains("could not flush")).hasSize(1);
    assertThat(errors).contains(LEFT).allMatch(line -> line.startsWith("statbuffer: "));
    return errors;
  }

  @Test
  void twoProcessesOfOneDirectoryTakeTurnsWithItsFile() throws Exception {
    try (RunningJvm first = patient().start(Ticking.MAIN);
        RunningJvm second = patient().start(Ticking.MAIN)) {
      for (int i = 1; i <= 20; i++) {
        first.send("1");
        second.send("1");
        first.awaitOutput(Ticking.TICKED, i);
        second.awaitOutput(Ticking.TICKED, i);
      }
      assertThat(first.end().exitCode()).isZero();
      assertThat(second.end().exitCode()).isZero();
    }
    assertThat(CountsDatabase.h2(directory.resolve("statbuffer-counts")).totals())
        .isEqualTo(Map.of(Ticking.TICKS, 40L));
  }

  private ForkedJvm patient() {
    return bystander
        .jvm()
        .option("-Dstatbuffer.shutdown.timeout=30s")
        .option("-Dstatbuffer.interval=5ms")
        .option("-Dstatbuffer.backoff=5ms")
        .agent();
  }

  private ForkedJvm to(String url) {
    return bystander.jvm().option("-Dstatbuffer.jdbc.url=" + url).agent();
  }
}
