package io.statbuffer.runtime;

import io.statbuffer.runtime.declared.BufferDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The buffers that woven code, generated code and your own share by name.
 *
 * <pre>{@code
 * StatBuffers.get("page_views").increment("home"); // kept until somebody starts "page_views"
 * StatBuffer.<String>builder("page_views").flushTo(handler).start();
 * }</pre>
 *
 * <p>There is one registry for each copy of this class: for each class loader that defines it. All
 * methods may be called from any thread.
 */
public final class StatBuffers {
  private static final ConcurrentHashMap<String, StatBuffer<?>> BUFFERS = new ConcurrentHashMap<>();
  private static final ConcurrentHashMap<String, BufferDeclaration> DECLARATIONS =
      new ConcurrentHashMap<>();
  private static volatile @Nullable Provider provider;

  private StatBuffers() {}

  /** Starts buffers that the application doesn't start itself; the agent brings one. */
  @FunctionalInterface
  public interface Provider {
    /**
     * Is told once of each buffer that is used before it was started: on the using thread, or on
     * the one that brings the provider.
     */
    void used(StatBuffer<String> buffer);

    /** Who is told what such a buffer has to report before it is started. */
    default Reporter reporter() {
      return Reporter.systemLogger();
    }

    /** What it found to be annotated, or named by a rule, and can't count: a line for each. */
    default List<String> uncounted() {
      return List.of();
    }

    /** Is told of each buffer that nobody has started when the JVM shuts down: the last moment. */
    default void ending(StatBuffer<String> buffer) {}
  }

  /**
   * The buffer of that name. If it isn't started yet, it keeps its counts until it is.
   *
   * @throws IllegalArgumentException if the name is no name for a buffer
   */
  public static StatBuffer<String> get(String name) {
    StatBuffer<?> buffer = BUFFERS.get(name);
    return ofStrings(buffer != null ? buffer : create(name));
  }

  /** The buffer of that declaration, whose settings hold if it isn't started yet. */
  public static StatBuffer<String> get(BufferDeclaration declaration) {
    DECLARATIONS.merge(declaration.name(), declaration, BufferDeclaration::or);
    return get(declaration.name());
  }

  /** Has this provider start the buffers that are used, now or later, without being started. */
  public static void provide(Provider newProvider) {
    provider = newProvider;
    for (StatBuffer<?> buffer : BUFFERS.values()) {
      if (!buffer.isStarted()) {
        provide(newProvider, buffer);
      }
    }
  }

  /**
   * Fails if a method that is annotated with {@code @Count} isn't counted: for a test of yours, to
   * be run as the application is, with the agent or without it.
   *
   * <pre>{@code
   * @Test
   * void everythingIsCounted() {
   *   StatBuffers.assertAllCounted();
   * }
   * }</pre>
   *
   * <p>Which methods there are is read from the index that the annotation processor wrote, as the
   * context class loader sees it; their classes are loaded and not initialized. Where there is no
   * index, only the agent can tell, of the classes loaded so far.
   *
   * @throws AssertionError if there are some: it lists them, each with the reason and what to do;
   *     and if there is neither an index nor the agent, as then nothing can be counted
   */
  public static void assertAllCounted() {
    CountedAssertion.check(UncountedMethods.classLoader(), provider);
  }

  /** What {@code @Buffered} said of the buffer of that name. */
  public static BufferDeclaration declaration(String name) {
    return DECLARATIONS.getOrDefault(name, BufferDeclaration.named(name));
  }

  private static StatBuffer<?> create(String name) {
    StatBuffer<?> created = new StatBuffer<String>(BufferDeclaration.checkName(name));
    StatBuffer<?> present = BUFFERS.putIfAbsent(name, created);
    if (present != null) {
      return present;
    }
    ShutdownHook.install();
    Provider current = provider;
    if (current != null) {
      provide(current, created);
    }
    return created;
  }

  private static void provide(Provider by, StatBuffer<?> buffer) {
    if (buffer.isNewTo(by)) { // who brings the provider and who makes the buffer may race
      try {
        buffer.reportTo(by.reporter());
        by.used(ofStrings(buffer));
      } catch (RuntimeException | Error e) { // it isn't the counting code's fault
        buffer.reporter().warn("could not be started; it keeps its counts", e);
      }
    }
  }

  @SuppressWarnings("unchecked") // by convention: buffers shared by name have text keys
  private static StatBuffer<String> ofStrings(StatBuffer<?> buffer) {
    return (StatBuffer<String>) buffer;
  }

  @SuppressWarnings("unchecked") // the builder says what its keys are
  static <K> StatBuffer<K> start(
      String name, StatBufferBuilder<K> builder, FlushHandler<? super K> handler) {
    if (provider == null) { // no agent
      UncountedMethods.check(name, builder.reporter());
    }
    StatBuffer<K> shared =
        (StatBuffer<K>) BUFFERS.computeIfAbsent(name, n -> new StatBuffer<String>(n));
    if (shared.start(builder, handler)) {
      return shared;
    }
    StatBuffer<K> second = new StatBuffer<>(name);
    second.start(builder, handler);
    second
        .reporter()
        .warn(
            "is started a second time in this process: woven and generated code counts into the first",
            null);
    return second;
  }

  /** Asks the provider to start, for their last flush, the buffers that nobody has started. */
  static void startTheRest() {
    Provider current = provider;
    if (current != null) {
      for (StatBuffer<?> buffer : notStarted()) {
        try {
          current.ending(ofStrings(buffer));
        } catch (RuntimeException | Error e) { // the others shall end well
          buffer.reporter().warn("could not be started; it keeps its counts", e);
        }
      }
    }
  }

  /** The buffers that have counts and nowhere to put them. */
  static List<StatBuffer<?>> notStarted() {
    List<StatBuffer<?>> waiting = new ArrayList<>();
    for (StatBuffer<?> buffer : BUFFERS.values()) {
      if (!buffer.isStarted() && !buffer.isClosed()) {
        waiting.add(buffer);
      }
    }
    return waiting;
  }
}
