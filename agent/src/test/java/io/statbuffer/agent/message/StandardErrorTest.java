package io.statbuffer.agent.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import org.junit.jupiter.api.Test;

class StandardErrorTest {
  @Test
  void theRepeatedFailuresOfAnOutageAreNotPrintedAndThePasswordOfNone() {
    StandardError errors = new StandardError();
    errors.hide("jdbc:postgresql://db/app", "s3cret");
    RuntimeException failure = new IllegalStateException("no access\nwith s3cret");
    String printed =
        printed(
            () -> {
              errors.report(Level.WARNING, "buffer b could not flush", failure);
              errors.report(Level.DEBUG, "buffer b could not flush", failure);
              errors.report(Level.INFO, "buffer b flushes again; last: s3cret", null);
            });

    assertThat(printed.lines())
        .containsExactly(
            "statbuffer: buffer b could not flush: java.lang.IllegalStateException: no access with"
                + " ***",
            "statbuffer: buffer b flushes again; last: ***");
  }

  private static String printed(Runnable work) {
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, UTF_8));
    try {
      work.run();
    } finally {
      System.setErr(before);
    }
    return printed.toString(UTF_8);
  }
}
