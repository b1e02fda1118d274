package io.statbuffer.agent.cli;

import java.io.File;
import java.net.URISyntaxException;
import java.util.List;
import net.bytebuddy.agent.ByteBuddyAgent;

/** Loads the agent into a JVM that runs; the file is found from here, not from there. */
final class Attach implements Command {
  @Override
  public int run(List<String> arguments) throws UsageException, URISyntaxException {
    if (arguments.isEmpty() || arguments.size() > 2) {
      throw new UsageException("attach takes a process id and perhaps a file");
    }
    String pid = arguments.get(0);
    if (!pid.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new UsageException("the process id must be a number: " + pid);
    }
    File jar = new File(Attach.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try {
      if (arguments.size() == 1) {
        ByteBuddyAgent.attach(jar, pid);
      } else {
        ByteBuddyAgent.attach(jar, pid, settings(arguments.get(1)));
      }
    } catch (IllegalStateException e) {
      throw new IllegalStateException("process " + pid + " can't be attached to: " + root(e), e);
    }
    return 0;
  }

  private static Throwable root(Throwable thrown) {
    return thrown.getCause() == null ? thrown : root(thrown.getCause());
  }

  private static String settings(String path) throws UsageException {
    File file = new File(path);
    if (!file.isFile()) {
      throw new UsageException(
          (file.exists() ? "the settings file is no file: " : "the settings file doesn't exist: ")
              + file.getAbsolutePath());
    }
    return file.getAbsolutePath();
  }
}
