package io.statbuffer.it.database;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.core.ConditionFactory;

/**
 * The processes of a server, known by where they work: in its data directory. So none escapes that
 * was forked while the others were killed.
 */
final class ServerProcesses {
  private ServerProcesses() {}

  /** Kills them all, and returns when they are gone. */
  static void kill(Path data) {
    Set<ProcessHandle> killed = new HashSet<>();
    patiently()
        .until(
            () -> {
              List<ProcessHandle> found = in(data);
              found.forEach(ProcessHandle::destroyForcibly);
              killed.addAll(found);
              return found.isEmpty() && killed.stream().noneMatch(ProcessHandle::isAlive);
            });
  }

  /** Returns when they have ended, as they were told. */
  static void awaitEnd(Path data) {
    patiently().until(() -> in(data).isEmpty());
  }

  private static ConditionFactory patiently() {
    return await()
        .atMost(Duration.ofMinutes(1))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10));
  }

  private static List<ProcessHandle> in(Path data) {
    return ProcessHandle.allProcesses().filter(process -> worksIn(data, process)).toList();
  }

  private static boolean worksIn(Path data, ProcessHandle process) {
    try {
      Path link = Path.of("/proc", String.valueOf(process.pid()), "cwd");
      return Files.readSymbolicLink(link).equals(data);
    } catch (IOException e) {
      return false; // it ended meanwhile, or is somebody else's
    }
  }
}
