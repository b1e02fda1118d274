package io.statbuffer.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.statbuffer.it.database.CountsDatabase;
import io.statbuffer.it.database.Databases;
import io.statbuffer.it.database.Servers;
import io.statbuffer.it.fork.EndedJvm;
import io.statbuffer.it.fork.Jars;
import io.statbuffer.it.fork.ReportedCounts;
import io.statbuffer.it.fork.RunningJvm;
import io.statbuffer.it.source.Application;
import io.statbuffer.it.source.Orders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The end of a process whose database is down: it comes, and each count is a row or reported. */
@ExtendWith(Servers.class)
class UnreachableIT {
  @TempDir Path directory;

  @Test
  void aWovenApplicationEndsWhileConnectionsAreRefused() throws Exception {
    assertThatAllIsReported(to(closedPort()).woven());
  }

  @Test
  void anApplicationOfTheLibraryEndsWhileConnectionsAreRefused() throws Exception {
    assertThatAllIsReported(to(closedPort()).byHand());
  }

  @Test
  void aWovenApplicationEndsWhileConnectionsAreNotAnswered() throws Exception {
    try (ServerSocket silent = listen()) {
      assertThatAllIsReported(to(silent.getLocalPort()).woven());
    }
  }

  @Test
  void anApplicationOfTheLibraryEndsWhileConnectionsAreNotAnswered() throws Exception {
    try (ServerSocket silent = listen()) {
      assertThatAllIsReported(to(silent.getLocalPort()).byHand());
    }
  }

  private static void assertThatAllIsReported(RunningJvm started) throws Exception {
    try (RunningJvm jvm = started) {
      Orders.give(jvm, 1);
      EndedJvm ended = jvm.end();
      assertThat(ended.exitCode()).isZero();
      assertThat(ended.output()).containsExactly(Orders.ORDERED);
      assertThat(notWritten(ended)).isEqualTo(Orders.totals());
    }
  }

  @Test
  void whatAServerThatDiedBeforeTheEndLacksIsReported() throws Exception {
    CountsDatabase database = Databases.POSTGRESQL.create(directory);
    EndedJvm ended;
    try (RunningJvm jvm = application(database).woven("interval = 20ms", "backoff = 50ms")) {
      Orders.give(jvm, 1);
      await().ignoreExceptions().until(() -> database.totals().equals(Orders.totals()));
      Databases.POSTGRESQL
          .server()
          .killAndDo(
              () -> {
                Orders.give(jvm, 2);
                jvm.terminate();
                jvm.awaitEnd();
              });
      ended = jvm.awaitEnd();
    }
    assertThat(database.totals()).isEqualTo(Orders.totals());
    assertThat(notWritten(ended)).isEqualTo(Orders.totals());
  }

  @Test
  void aCloseWithoutTheServerReportsWhatItLeftAndTheEndWhatCameAfterIt() throws Exception {
    try (RunningJvm jvm = to(closedPort()).byHand()) {
      Orders.give(jvm, 1);
      jvm.send("close");
      jvm.awaitOutput(Orders.CLOSED, 1);
      Orders.give(jvm, 2);
      EndedJvm ended = jvm.end();
      assertThat(ended.output()).containsExactly(Orders.ORDERED, Orders.CLOSED, Orders.ORDERED);
      assertThat(notWritten(ended)).isEqualTo(Orders.totals());
      assertThat(ReportedCounts.of(ended.errors(), "default", "rejected after it was closed"))
          .isEqualTo(Orders.totals());
    }
  }

  private static Map<String, Long> notWritten(EndedJvm ended) {
    return ReportedCounts.of(ended.errors(), "default", "not written");
  }

  private Application to(int port) {
    return application(
        new CountsDatabase(
            "PostgreSQL",
            "jdbc:postgresql://127.0.0.1:" + port + "/counts",
            "postgres",
            "postgres",
            Jars.of(org.postgresql.Driver.class)));
  }

  private Application application(CountsDatabase database) {
    return Application.ending(directory, database, Duration.ofMillis(600));
  }

  private static int closedPort() throws IOException {
    try (ServerSocket closed = listen()) {
      return closed.getLocalPort();
    }
  }

  /** The system accepts connections for it, and nobody reads them. */
  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }
}
