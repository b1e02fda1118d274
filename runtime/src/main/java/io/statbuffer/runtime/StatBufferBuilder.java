package io.statbuffer.runtime;

import io.statbuffer.runtime.declared.BufferDeclaration;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Describes a {@link StatBuffer} before it starts; see there for an example. What isn't said here
 * is taken from the {@code @Buffered} annotation of that name, if woven or generated code brought
 * one, and else from the defaults. Not thread-safe.
 *
 * @param <K> the type of the keys
 */
public final class StatBufferBuilder<K> {
  private static final int DEFAULT_BATCH_KEYS = 100_000;

  /** A hundred years: sums of two of these fit in a long of nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final String name;
  private @Nullable Duration interval;
  private @Nullable Duration jitter;
  private @Nullable Duration backoff;
  private Duration shutdownTimeout = Duration.ofSeconds(10);
  private @Nullable Integer maxKeys;
  private K overflowKey = StatBuffer.defaultOverflowKey();
  private int batchKeys = DEFAULT_BATCH_KEYS;
  private Reporter reporter = Reporter.systemLogger();
  private @Nullable FlushHandler<? super K> handler;
  private @Nullable Timer timer;

  StatBufferBuilder(String name) {
    this.name = BufferDeclaration.checkName(name);
  }

  /** The time between two flushes; 5 s if not said. */
  public StatBufferBuilder<K> interval(Duration interval) {
    this.interval = positive("interval", interval);
    return this;
  }

  /** Bounds the random time that is added to each interval and backoff; none if not said. */
  public StatBufferBuilder<K> jitter(Duration jitter) {
    this.jitter = notNegative("jitter", jitter);
    return this;
  }

  /**
   * The time before a failed flush is tried again; 1 s if not said. It doubles with each failure up
   * to a minute, and starts over after a success.
   */
  public StatBufferBuilder<K> backoff(Duration backoff) {
    this.backoff = positive("backoff", backoff);
    return this;
  }

  /**
   * Bounds the time that {@link StatBuffer#close} and the end of the JVM take; 10 s if not said.
   */
  public StatBufferBuilder<K> shutdownTimeout(Duration shutdownTimeout) {
    this.shutdownTimeout = positive("shutdown timeout", shutdownTimeout);
    return this;
  }

  /**
   * How many keys are held in memory before new ones count into the {@linkplain #overflowKey
   * overflow key}; 100,000 if not said.
   */
  public StatBufferBuilder<K> maxKeys(int maxKeys) {
    this.maxKeys = positive("maxKeys", maxKeys);
    return this;
  }

  /**
   * The key into which new keys count past {@link #maxKeys}; {@code "~overflow"} if not said.
   * Buffers whose keys aren't text and whose handler looks into them should give one.
   */
  public StatBufferBuilder<K> overflowKey(K overflowKey) {
    this.overflowKey = Objects.requireNonNull(overflowKey, "overflowKey");
    return this;
  }

  /**
   * How many keys go in one batch, and so in one transaction; 100,000 if not said. Larger ones are
   * written faster, as each is sorted by key; smaller ones hold their locks for a shorter time.
   */
  public StatBufferBuilder<K> batchKeys(int batchKeys) {
    this.batchKeys = positive("batchKeys", batchKeys);
    return this;
  }

  /**
   * Who is told of failed flushes and uncounted counts; {@link Reporter#systemLogger} if not said.
   */
  public StatBufferBuilder<K> reportTo(Reporter reporter) {
    this.reporter = Objects.requireNonNull(reporter, "reporter");
    return this;
  }

  /** Where the batches go. Required. */
  public StatBufferBuilder<K> flushTo(FlushHandler<? super K> handler) {
    this.handler = Objects.requireNonNull(handler, "handler");
    return this;
  }

  StatBufferBuilder<K> timer(Timer timer) {
    this.timer = timer;
    return this;
  }

  /**
   * Starts the buffer and returns it. It is the one that {@link StatBuffers#get} gives for its
   * name, with all it has counted so far, unless one of that name is running already: then it is a
   * second one beside it, which woven and generated code don't count into.
   *
   * @throws IllegalStateException if no flush handler was given
   */
  public StatBuffer<K> start() {
    FlushHandler<? super K> to = handler;
    if (to == null) {
      throw new IllegalStateException("buffer " + name + " needs a flush handler: call flushTo");
    }
    return StatBuffers.start(name, this, to);
  }

  Settings settings() {
    BufferDeclaration declared = StatBuffers.declaration(name);
    return new Settings(
        first(interval, declared.interval(), Duration.ofSeconds(5)),
        first(jitter, declared.jitter(), Duration.ZERO),
        first(backoff, declared.backoff(), Duration.ofSeconds(1)),
        batchKeys,
        shutdownTimeout);
  }

  int maxKeys() {
    return first(maxKeys, StatBuffers.declaration(name).maxKeys(), StatBuffer.DEFAULT_MAX_KEYS);
  }

  K overflowKey() {
    return overflowKey;
  }

  Reporter reporter() {
    return reporter;
  }

  Timer timer() {
    return timer != null ? timer : new ThreadTimer(name);
  }

  private static <T> T first(@Nullable T said, @Nullable T declared, T otherwise) {
    return said != null ? said : declared != null ? declared : otherwise;
  }

  private static Duration positive(String property, Duration value) {
    Objects.requireNonNull(value, property);
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(property + " must be positive: " + value);
    }
    return notNegative(property, value);
  }

  private static Duration notNegative(String property, Duration value) {
    Objects.requireNonNull(value, property);
    if (value.isNegative()) {
      throw new IllegalArgumentException(property + " must not be negative: " + value);
    }
    if (value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(property + " must be at most " + LONGEST + ": " + value);
    }
    return value;
  }

  private static int positive(String property, int value) {
    if (value <= 0) {
      throw new IllegalArgumentException(property + " must be positive: " + value);
    }
    return value;
  }
}
