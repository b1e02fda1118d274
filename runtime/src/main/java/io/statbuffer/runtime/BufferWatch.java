package io.statbuffer.runtime;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Shows a started buffer to JMX from the moment on that somebody uses JMX in this process: JMX is
 * never started for its sake, and so costs nothing where nobody watches.
 *
 * <p>The beans are in a package of their own, found by its name, since the core does without the
 * module {@code java.management}, which may be absent.
 */
final class BufferWatch {
  private static final String BEANS = "io.statbuffer.runtime.management.BufferBeans";

  private final StatBuffer<?> buffer;
  private final BufferReporter reporter;
  private @Nullable Runnable end;
  private boolean over;

  /** Shows a buffer, if JMX is used: the result hides it again. */
  private static final class Beans {
    static final Function<StatBuffer<?>, Optional<Runnable>> OR_NONE = find();
  }

  BufferWatch(StatBuffer<?> buffer, BufferReporter reporter) {
    this.buffer = buffer;
    this.reporter = reporter;
  }

  /** Looks whether JMX is used by now, which takes a microsecond. */
  synchronized void look() {
    if (over || end != null) {
      return;
    }
    try {
      end = Beans.OR_NONE.apply(buffer).orElse(null);
    } catch (RuntimeException | Error e) { // counting and flushing don't depend on it
      over = true;
      reporter.warn("isn't shown to JMX", e);
    }
  }

  /** Hides the buffer, for good. */
  synchronized void end() {
    over = true;
    if (end != null) {
      try {
        end.run();
      } catch (RuntimeException | Error e) {
        reporter.warn("stays shown to JMX", e);
      }
    }
  }

  @SuppressWarnings("unchecked") // it says so there
  private static Function<StatBuffer<?>, Optional<Runnable>> find() {
    try {
      Object beans =
          Class.forName(BEANS, true, BufferWatch.class.getClassLoader())
              .getDeclaredConstructor()
              .newInstance();
      return (Function<StatBuffer<?>, Optional<Runnable>>) beans;
    } catch (ReflectiveOperationException | LinkageError e) {
      return buffer -> Optional.empty(); // without java.management there is no JMX
    }
  }
}
