package io.statbuffer.agent.cli;

import io.statbuffer.agent.message.StandardError;
import java.io.FileDescriptor;
import java.io.FileOutputStream;

/**
 * Runs one command, and exits with 0, with 1 if it failed, or with 2 if it was called wrongly.
 *
 * <pre>{@code
 * java -jar statbuffer-agent.jar show --watch
 * }</pre>
 */
public final class Main {
  private Main() {}

  /** Runs the command that the arguments name. */
  public static void main(String[] arguments) {
    StandardError messages = new StandardError();
    Output output = new Output(new FileOutputStream(FileDescriptor.out));
    int status;
    try {
      status = Commands.of(output, System.in, messages).execute(arguments);
    } catch (Throwable e) { // whatever it is, it takes one line
      messages.say("failed: " + e);
      status = ExitStatus.FAILED;
    }
    System.exit(output.finish(status, messages));
  }
}
