package io.statbuffer.it.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM that was started by a test, which gives it lines to read and reads what it prints. */
public final class RunningJvm implements AutoCloseable {
  /** Far more than anything here takes: who reaches it hangs. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final String command;
  private final BufferedWriter input;
  private final CapturedLines output;
  private final CapturedLines errors;

  RunningJvm(Process process, String command) {
    this.process = process;
    this.command = command;
    this.input = process.outputWriter();
    this.output = new CapturedLines(process.inputReader());
    this.errors = new CapturedLines(process.errorReader());
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Gives it a line to read on standard input. */
  public void send(String line) throws IOException {
    input.write(line + "\n");
    input.flush();
  }

  /** Waits until it has printed that line to standard output so many times. */
  public void awaitOutput(String line, long times) {
    await(command)
        .atMost(PATIENCE)
        .failFast(
            "the application has ended", () -> !process.isAlive() && count(output, line) < times)
        .until(() -> count(output, line) >= times);
  }

  /** Waits until it has printed a line with that text to standard output. */
  public void awaitOutputWith(String text) {
    await(command)
        .atMost(PATIENCE)
        .failFast("the application has ended", () -> !process.isAlive())
        .until(() -> output.soFar().stream().anyMatch(line -> line.contains(text)));
  }

  /** How many lines with that text it has printed to standard error so far. */
  public long errorsWith(String text) {
    return errors.soFar().stream().filter(line -> line.contains(text)).count();
  }

  /** Waits until it has printed more lines with that text to standard error than so many. */
  public void awaitMoreErrorsWith(String text, long before) {
    await(command)
        .atMost(PATIENCE)
        .failFast("the application has ended", () -> !process.isAlive())
        .until(() -> errorsWith(text) > before);
  }

  /** Asks it to end: SIGTERM. Its input stays open, whose end would be another reason to end. */
  public void terminate() {
    assertThat(process.toHandle().destroy()).isTrue();
  }

  /** Closes its standard input and waits for its end. */
  public EndedJvm end() throws IOException, InterruptedException {
    if (process.isAlive()) {
      closeInput();
    }
    return awaitEnd();
  }

  /** Waits for its end. */
  public EndedJvm awaitEnd() throws InterruptedException {
    return awaitEnd(PATIENCE);
  }

  /** Waits for its end, for at most that time. */
  public EndedJvm awaitEnd(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("did not end within " + patience + ": " + description());
    }
    return new EndedJvm(process.exitValue(), output.all(), errors.all());
  }

  private void closeInput() throws IOException {
    try {
      input.close();
    } catch (IOException e) {
      if (process.isAlive()) { // else it has ended by itself in the meantime
        throw e;
      }
    }
  }

  private static long count(CapturedLines lines, String line) {
    return lines.soFar().stream().filter(line::equals).count();
  }

  private String description() {
    List<String> out = output.soFar();
    return command + "\nprinted:\n" + String.join("\n", out) + "\nand said:\n" + errors;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
