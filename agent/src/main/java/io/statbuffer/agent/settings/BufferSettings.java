package io.statbuffer.agent.settings;

import io.statbuffer.runtime.StatBufferBuilder;
import io.statbuffer.runtime.declared.BufferDeclaration;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration says of one buffer, or of all; what it leaves out is null.
 *
 * @param named what holds for the buffer of that name, before what {@code @Buffered} declares
 * @param all what holds for all buffers, after what {@code @Buffered} declares
 */
public record BufferSettings(Values named, Values all) {
  static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(5);

  /** The schedule and bounds, as far as they are said. */
  public record Values(
      @Nullable Duration interval,
      @Nullable Duration jitter,
      @Nullable Duration backoff,
      @Nullable Integer maxKeys) {}

  /** The interval that results with this declaration. */
  public Duration interval(BufferDeclaration declared) {
    Duration interval = first(named.interval, declared.interval(), all.interval);
    return interval != null ? interval : DEFAULT_INTERVAL;
  }

  /** Gives the builder what results with this declaration, and leaves it its defaults. */
  public void applyTo(StatBufferBuilder<String> builder, BufferDeclaration declared) {
    builder.interval(interval(declared));
    Duration jitter = first(named.jitter, declared.jitter(), all.jitter);
    if (jitter != null) {
      builder.jitter(jitter);
    }
    Duration backoff = first(named.backoff, declared.backoff(), all.backoff);
    if (backoff != null) {
      builder.backoff(backoff);
    }
    Integer maxKeys = first(named.maxKeys, declared.maxKeys(), all.maxKeys);
    if (maxKeys != null) {
      builder.maxKeys(maxKeys);
    }
  }

  private static <T> @Nullable T first(@Nullable T named, @Nullable T declared, @Nullable T all) {
    return named != null ? named : declared != null ? declared : all;
  }
}
