package io.statbuffer.runtime;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A refused value is answered with the property, the rule and the value. */
class BuilderTest {
  private static final Duration NEGATIVE = Duration.ofSeconds(-5);

  private final StatBufferBuilder<String> builder = StatBuffer.builder("refused");

  @Test
  void durationsMustBePositive() {
    refused(() -> builder.interval(NEGATIVE), "interval must be positive: PT-5S");
    refused(() -> builder.interval(Duration.ZERO), "interval must be positive: PT0S");
    refused(() -> builder.backoff(NEGATIVE), "backoff must be positive: PT-5S");
    refused(() -> builder.shutdownTimeout(NEGATIVE), "shutdown timeout must be positive: PT-5S");
    refused(() -> builder.jitter(NEGATIVE), "jitter must not be negative: PT-5S");
  }

  @Test
  void durationsMustFitAClock() {
    Duration endless = Duration.ofSeconds(Long.MAX_VALUE);
    refused(() -> builder.interval(endless), "interval must be at most PT876000H: " + endless);
    refused(() -> builder.jitter(endless), "jitter must be at most PT876000H: " + endless);
  }

  @Test
  @SuppressWarnings("NullAway") // what is tested
  void aMissingDurationIsNamed() {
    assertThatNullPointerException()
        .isThrownBy(() -> builder.interval(null))
        .withMessage("interval");
  }

  @Test
  void numbersMustBePositive() {
    refused(() -> builder.maxKeys(0), "maxKeys must be positive: 0");
    refused(() -> builder.batchKeys(-1), "batchKeys must be positive: -1");
  }

  @Test
  void aNameMustBeOne() {
    refused(() -> StatBuffer.builder(" "), "a buffer's name must have 1 to 64 characters: ' '");
    refused(
        () -> StatBuffers.get("a;b"),
        "a buffer's name must not contain ; or = or a control character: 'a;b'");
  }

  @Test
  void aBufferNeedsAFlushHandler() {
    assertThatThrownBy(builder::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("buffer refused needs a flush handler: call flushTo");
  }

  private static void refused(Runnable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
  }
}
