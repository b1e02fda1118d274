package io.statbuffer.agent.cli;

import io.statbuffer.agent.message.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Standard output. Whoever reads it may go before all is written, as {@code head} does: that is no
 * failure, but there is no use in going on.
 */
final class Output {
  /** What JDKs call the encoding of the terminal, in the order of their reliability. */
  private static final String[] ENCODING = {
    "stdout.encoding", "sun.stdout.encoding", "native.encoding"
  };

  private final Watched stream;
  private final Charset charset;
  private final PrintWriter text;

  Output(OutputStream stream) {
    this.stream = new Watched(stream);
    this.charset = encoding();
    this.text = writer(charset);
  }

  /** For people, in the encoding of their terminal. */
  PrintWriter text() {
    return text;
  }

  /** For programs. */
  PrintWriter utf8() {
    return writer(StandardCharsets.UTF_8);
  }

  /** Whether the encoding of {@link #text} has these characters. */
  boolean canPrint(String characters) {
    return charset.newEncoder().canEncode(characters);
  }

  /** The exit status, which is another one if not all could be written. */
  int finish(int status, Messages messages) {
    text.flush();
    IOException failure = stream.failure;
    if (failure == null || isGone(failure)) {
      return status;
    }
    messages.say("standard output can't be written: " + failure.getMessage());
    return ExitStatus.FAILED;
  }

  /** By its message, the only thing that tells a reader who has gone from a disk that is full. */
  private static boolean isGone(IOException failure) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
  }

  private PrintWriter writer(Charset of) {
    return new PrintWriter(new OutputStreamWriter(stream, of));
  }

  private static Charset encoding() {
    for (String property : ENCODING) {
      String name = System.getProperty(property);
      if (name != null && Charset.isSupported(name)) {
        return Charset.forName(name);
      }
    }
    return Charset.defaultCharset();
  }

  /** Keeps the first failure, which writers would keep for themselves. */
  private static final class Watched extends OutputStream {
    private final OutputStream to;
    private @Nullable IOException failure;

    Watched(OutputStream to) {
      this.to = to;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        to.write(bytes, offset, length);
      } catch (IOException e) {
        failure = failure == null ? e : failure;
        throw e;
      }
    }
  }
}
