package io.statbuffer.agent.cli;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.bytebuddy.agent.ByteBuddyAgent;

/**
 * The process to be attached to. What can't be attached to is found before it is tried: to try it
 * sends a signal, by which processes that are no JVM end.
 */
final class TargetProcess {
  private static final Pattern CAUGHT_SIGNALS = Pattern.compile("SigCgt:\\s*(\\p{XDigit}+)");
  private static final int HEXADECIMAL = 16;
  private static final int SIGQUIT = 3;

  private final long pid;

  private TargetProcess(long pid) {
    this.pid = pid;
  }

  static TargetProcess of(long pid) {
    return new TargetProcess(pid);
  }

  /** Fails if it is known that it can't be attached to. */
  void check() throws CommandFailure {
    ProcessHandle process =
        ProcessHandle.of(pid).orElseThrow(() -> new CommandFailure("there is no process " + pid));
    ProcessHandle self = ProcessHandle.current();
    if (process.equals(self)) {
      throw new CommandFailure("process " + pid + " is this command itself");
    }
    String user = self.info().user().orElse("");
    String owner = process.info().user().orElse(user);
    if (!user.equals(owner) && !user.equals("root")) {
      throw new CommandFailure(
          "process " + pid + " belongs to the user " + owner + "; attach to it as that user");
    }
    if (isNoJvm()) {
      throw new CommandFailure("process " + pid + " is no JVM that can be attached to");
    }
  }

  /** As far as that can be seen, on Linux; elsewhere the attempt will tell. */
  private boolean isNoJvm() {
    String libraries = read("maps");
    String status = read("status");
    Matcher caught = CAUGHT_SIGNALS.matcher(status);
    return (!libraries.isEmpty() && !libraries.contains("/libjvm."))
        || (caught.find() && !new BigInteger(caught.group(1), HEXADECIMAL).testBit(SIGQUIT - 1));
  }

  /** A file that Linux makes of the process; empty if it can't be read. */
  private String read(String name) {
    try {
      Path file = Path.of("/proc", Long.toString(pid), name);
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  /** A system property of its, once it has been attached to. */
  String property(String name) throws CommandFailure {
    // The JDK's type, or Byte Buddy's own where the JDK has none.
    Class<?> type = ByteBuddyAgent.AttachmentProvider.DEFAULT.attempt().getVirtualMachineType();
    try {
      Object jvm = type.getMethod("attach", String.class).invoke(null, Long.toString(pid));
      try {
        Properties properties = (Properties) type.getMethod("getSystemProperties").invoke(jvm);
        return properties.getProperty(name, "the agent is attached");
      } finally {
        type.getMethod("detach").invoke(jvm);
      }
    } catch (ReflectiveOperationException e) {
      throw refusal(e);
    }
  }

  /** Why it couldn't be attached to. */
  CommandFailure refusal(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String reason = String.valueOf(root.getMessage());
    boolean switchedOff = reason.contains("attach mechanism");
    return new CommandFailure(
        "process "
            + pid
            + " can't be attached to: "
            + (switchedOff ? "it was started with -XX:+DisableAttachMechanism" : reason),
        thrown);
  }
}
