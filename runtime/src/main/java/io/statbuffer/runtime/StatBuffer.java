package io.statbuffer.runtime;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A named set of counters, held in memory and flushed at intervals to one flush handler.
 *
 * <pre>{@code
 * StatBuffer<String> views =
 *     StatBuffer.<String>builder("page_views")
 *         .interval(Duration.ofSeconds(5))
 *         .flushTo(JdbiFlushHandler.create(dataSource))
 *         .start();
 * views.increment("home");
 * views.increment("home", 10);
 * Counter home = views.counter("home"); // no look-up from here on
 * home.increment();
 * views.close();
 * }</pre>
 *
 * <p>At every moment, for every key, what is in the database and what is {@linkplain #count
 * pending} make up what was counted: counts move from one to the other when the handler has said
 * that they arrived, and only then. Counts that can't be taken are {@link #rejected}, and those the
 * handler can never write are {@link #setAside}; both are reported and neither is silent.
 *
 * <p>All methods may be called from any thread. Counting never blocks on a flush and never throws;
 * counting a key that is in memory takes no lock and allocates nothing.
 *
 * @param <K> the type of the keys: any immutable type with {@code equals} and {@code hashCode}
 */
public final class StatBuffer<K> implements AutoCloseable {
  static final int DEFAULT_MAX_KEYS = 100_000;
  static final String OVERFLOW_KEY = "~overflow";

  private final String name;
  private final BufferReporter reporter;
  private final CounterMap<K> counters;
  private final Unsettled<K> unsettled = new Unsettled<>();
  private final SetAsideDeltas setAside;
  private final FlushFigures<K> figures = new FlushFigures<>();
  private final AtomicReference<StatBuffers.@Nullable Provider> toldProvider =
      new AtomicReference<>();
  private volatile @Nullable Run<K> run;

  /** What a started buffer has and one that waits to be started hasn't. */
  private record Run<K>(FlushLoop<K> loop, FinalFlush<K> finalFlush, BufferWatch watch) {}

  StatBuffer(String name) {
    this.name = name;
    this.reporter = new BufferReporter(name);
    this.setAside = new SetAsideDeltas(reporter);
    this.counters = new CounterMap<>(DEFAULT_MAX_KEYS, defaultOverflowKey(), reporter);
  }

  /** Begins to describe a buffer; {@code name} is also its name in the database. */
  public static <K> StatBufferBuilder<K> builder(String name) {
    return new StatBufferBuilder<>(name);
  }

  /** Text, whatever the type of the keys: handlers that write text can write it beside them. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  static <K> K defaultOverflowKey() {
    return (K) OVERFLOW_KEY;
  }

  /** The buffer's name. */
  public String name() {
    return name;
  }

  /** Counts one for the key. */
  public void increment(K key) {
    counters.add(key, 1);
  }

  /** Counts {@code amount}, which may be negative, for the key. */
  public void increment(K key, long amount) {
    counters.add(key, amount);
  }

  /**
   * The counter of the key, to be kept by code that counts it often. Past {@code maxKeys} it is the
   * overflow key's, and stays so.
   *
   * @throws NullPointerException if the key is null; what its {@code hashCode} throws comes through
   */
  public Counter counter(K key) {
    return counters.counter(key);
  }

  /** The counters of keys that {@code key} makes of an argument, found without making the key. */
  public <A> KeyedCounters<A> keyedBy(Function<? super A, ? extends K> key) {
    return counters.keyedBy(Objects.requireNonNull(key, "key"));
  }

  /** What the key has counted and not yet settled; empty if it isn't in memory. */
  public OptionalLong count(K key) {
    Long pending = counters.pending(key);
    return pending == null ? OptionalLong.empty() : OptionalLong.of(pending);
  }

  /** All keys that have something counted and not yet settled, and how much: a snapshot. */
  public Map<K, Long> pending() {
    return counters.pendingByKey();
  }

  /** How many keys are in memory. */
  public int keys() {
    return counters.size();
  }

  /**
   * The sum of the counts that this buffer refused: made after it was closed, or with a key that is
   * {@code null} or whose {@code hashCode} throws.
   */
  public long rejected() {
    return counters.rejections().sum();
  }

  /**
   * Notes a count that code couldn't make because it failed to find its key or amount: it is {@link
   * #rejected} and reported.
   *
   * @param what the count, for the report: {@code "page.{slug}.views"}
   */
  public void reject(long amount, String what, Throwable cause) {
    counters.rejections().add(amount, "as its key or amount failed: " + what, cause);
  }

  /** The sum of the counts that the handler set aside, because it can never write them. */
  public long setAside() {
    return setAside.sum();
  }

  /** What can be watched of this buffer; it is what JMX shows. Looks at all keys in memory. */
  public BufferStatistics statistics() {
    return figures.statistics(counters, setAside);
  }

  /** Whether the buffer has a flush handler: it was started and isn't closed. */
  public boolean isStarted() {
    return run != null && !counters.isClosed();
  }

  /**
   * Flushes all that was counted before the call, on the calling thread, and returns when it is
   * settled.
   *
   * @throws FlushException if it isn't settled; it is kept and tried again
   * @throws IllegalStateException if the buffer isn't started, or from its own handler
   */
  public void flush() {
    flushNow(FlushLoop::flushAll);
  }

  /**
   * Flushes what the key has counted before the call. What failed before, of whatever key, goes
   * first, and if the handler takes batches as a whole it has to arrive first.
   *
   * @throws FlushException if it isn't settled; it is kept and tried again
   * @throws IllegalStateException if the buffer isn't started, or from its own handler
   */
  public void flush(K key) {
    Objects.requireNonNull(key, "key");
    flushNow(loop -> loop.flushKey(key));
  }

  private void flushNow(FlushWork<K> work) {
    Run<K> current = run;
    if (current == null) {
      throw new IllegalStateException(
          "buffer " + name + " is not started: it has no flush handler");
    }
    refuseItsOwnHandler("flushed");
    try {
      work.run(current.loop);
    } catch (Throwable e) { // whatever a handler threw is the cause
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new FlushException("buffer " + name + " could not be flushed: " + e, e);
    }
  }

  private void refuseItsOwnHandler(String what) {
    if (unsettled.lock.isHeldByCurrentThread()) {
      throw new IllegalStateException(
          "buffer " + name + " can't be " + what + " by its own handler");
    }
  }

  /**
   * Refuses further counts, flushes what is left, trying again while there is time, and returns
   * within the shutdown timeout. What could not be written by then is reported by key and count,
   * and stays in {@link #pending}. An interrupt doesn't cut this short, and stays set. Closing
   * twice does nothing.
   *
   * @throws IllegalStateException from its own handler
   */
  @Override
  public void close() {
    refuseItsOwnHandler("closed");
    Run<K> current = run;
    close(current == null ? 0 : current.finalFlush.deadline());
  }

  private synchronized void close(long deadline) {
    if (counters.isClosed()) {
      return;
    }
    counters.close();
    Run<K> current = run;
    if (current != null) {
      current.finalFlush.run(deadline);
      current.watch.end();
      ShutdownHook.closed(this);
    } else {
      reportNeverStarted("stay in memory until it is");
    }
  }

  /** Starts this buffer, which may have counted already; false if it is running. */
  synchronized boolean start(StatBufferBuilder<K> builder, FlushHandler<? super K> handler) {
    if (isStarted()) {
      return false;
    }
    reporter.reportTo(builder.reporter());
    counters.limit().change(builder.maxKeys(), builder.overflowKey());
    Settings settings = builder.settings();
    Timer timer = builder.timer();
    var flusher =
        new Flusher<>(
            name, counters, handler, settings, timer, unsettled, setAside, figures, reporter);
    var watch = new BufferWatch(this, reporter);
    var loop = new FlushLoop<>(flusher, settings, timer, reporter, watch);
    var finalFlush = new FinalFlush<>(name, counters, flusher, loop, settings, reporter);
    counters.reopen();
    loop.start(counters.mayHavePending());
    run = new Run<>(loop, finalFlush, watch);
    ShutdownHook.add(this);
    return true;
  }

  /** Whether the buffer was closed, and not started again since. */
  public boolean isClosed() {
    return counters.isClosed();
  }

  /** Flushes while other hooks still count, for half of the time, then closes. */
  void closeAtShutdown() {
    Run<K> current = run;
    if (current != null) {
      long deadline = current.finalFlush.deadline();
      current.finalFlush.whileStillCounting();
      close(deadline);
    }
  }

  /** Whether this is the first call for that provider. */
  boolean isNewTo(StatBuffers.Provider provider) {
    return toldProvider.getAndSet(provider) != provider;
  }

  void reportTo(Reporter newReporter) {
    reporter.reportTo(newReporter);
  }

  /** Says what becomes of counts that had nowhere to go. */
  void reportNeverStarted(String fate) {
    Map<K, Long> pending = pending();
    if (!pending.isEmpty()) {
      reporter.warn(
          "was never started; its counts " + fate + ": " + BufferReporter.text(pending), null);
    }
  }

  /** Says, at the end, what was rejected and not yet reported one by one. */
  void reportRejected() {
    counters.rejections().reportTotals();
  }

  BufferReporter reporter() {
    return reporter;
  }

  @Override
  public String toString() {
    return "StatBuffer(" + name + ")";
  }

  private interface FlushWork<K> {
    void run(FlushLoop<K> loop) throws Exception;
  }
}
