package io.statbuffer.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of real JVMs. */
class ShutdownTest {
  private static final String NEVER_STARTED =
      "statbuffer: buffer never was never started; its counts are lost: {forgotten=4}";

  private static final Pattern COUNT = Pattern.compile("=(-?\\d+)");

  @TempDir Path directory;

  @Test
  void exitFlushesWhatIsLeft() throws Exception {
    Ended ended = end(start("healthy"));
    assertThat(ended.code).isZero();
    assertThat(ended.out).containsExactly("counted", "row a=3");
  }

  @Test
  void sigtermFlushesWhatIsLeft() throws Exception {
    Process process = start("healthy", "wait");
    await().until(() -> Files.readString(output()).contains("counted"));
    process.toHandle().destroy();
    Ended ended = end(process);
    assertThat(ended.out).containsExactly("counted", "row a=3");
    assertThat(ended.code).isEqualTo(128 + 15);
  }

  @Test
  void theEndOfMainFlushesWhatIsLeft() throws Exception {
    Ended ended = end(start("healthy", "return"));
    assertThat(ended.code).isZero();
    assertThat(ended.out).containsExactly("counted", "row a=3");
  }

  @Test
  void anUncaughtExceptionInMainFlushesWhatIsLeft() throws Exception {
    Ended ended = end(start("healthy", "throw"));
    assertThat(ended.code).isEqualTo(1);
    assertThat(ended.out).containsExactly("counted", "row a=3");
    assertThat(String.join("\n", ended.err)).contains("uncaught");
  }

  @Test
  void whatIsWrittenReportedAndRejectedAddsUpIfTheHandlerIsDownAtTheEnd() throws Exception {
    Ended ended = end(start(EndingProgram.class));
    long written = sum(ended.out, "row ");
    long notWritten = sum(ended.err, "buffer forked not written: ");
    long rejected = sum(ended.err, "buffer forked rejected after it was closed: ");
    assertThat(List.of(written, notWritten, rejected)).allMatch(sum -> sum > 0);
    assertThat(ended.out).endsWith("counted=" + (written + notWritten + rejected));
  }

  /** The sum of all numbers after an equals sign in lines with that text. */
  private static long sum(List<String> lines, String text) {
    return lines.stream()
        .filter(line -> line.contains(text))
        .flatMap(line -> COUNT.matcher(line).results())
        .mapToLong(match -> Long.parseLong(match.group(1)))
        .sum();
  }

  @Test
  void countsOfOtherShutdownHooksAreFlushedOrReported() throws Exception {
    Ended ended = end(start("healthy", "late"));
    assertThat(ended.out).contains("row a=3");
    assertThat(String.join("\n", ended.out) + String.join("\n", ended.err))
        .containsAnyOf("row late=5", "rejects counts, first of key late");
  }

  @Test
  void aBufferThatWasNeverStartedIsReportedByKeyAndCount() throws Exception {
    assertThat(end(start("healthy")).err).containsExactly(NEVER_STARTED);
  }

  @Test
  void aHandlerThatHangsDoesNotKeepTheJvmAlive() throws Exception {
    Ended ended = end(start("hang"));
    assertThat(ended.code).isZero();
    assertThat(ended.err).contains("statbuffer: buffer forked not written: [a=3]", NEVER_STARTED);
  }

  @Test
  void whatCouldNotBeWrittenIsReportedOnStandardErrorByKeyAndCount() throws Exception {
    Ended ended = end(start("fail"));
    assertThat(ended.err)
        .contains(
            "statbuffer: buffer forked could not write 1 key before it closed (shutdown timeout"
                + " 400 ms): java.lang.IllegalStateException: down",
            "statbuffer: buffer forked not written: [a=3]");
  }

  private record Ended(int code, List<String> out, List<String> err) {}

  private Process start(String... options) throws IOException, URISyntaxException {
    return start(ShutdownProgram.class, options);
  }

  private Process start(Class<?> program, String... options)
      throws IOException, URISyntaxException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xshare:auto");
    command.add("-cp");
    command.add(home(StatBuffer.class) + File.pathSeparator + home(ShutdownProgram.class));
    command.add(program.getName());
    command.addAll(List.of(options));
    return new ProcessBuilder(command)
        .redirectOutput(output().toFile())
        .redirectError(errors().toFile())
        .start();
  }

  private Ended end(Process process) throws IOException, InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the JVM did not end");
    }
    return new Ended(
        process.exitValue(), Files.readAllLines(output()), Files.readAllLines(errors()));
  }

  private Path output() {
    return directory.resolve("stdout");
  }

  private Path errors() {
    return directory.resolve("stderr");
  }

  private static Path home(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
