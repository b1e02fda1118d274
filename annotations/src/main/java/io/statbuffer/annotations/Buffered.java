package io.statbuffer.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the buffer into which the {@link Count} methods of a type or package count, and gives its
 * settings. The nearest one holds: the type's own, then an enclosing type's, then the package's;
 * without any, the buffer is {@code default}.
 *
 * <pre>{@code
 * @Buffered(name = "page_views", interval = "10s", jitter = "2s", backoff = "1s", maxKeys = 100_000)
 * class Pages { ... }
 * }</pre>
 *
 * <p>Durations are a whole number and a unit, {@code ms}, {@code s}, {@code m} or {@code h}. What
 * is left out comes from the configuration, and configuration that names the buffer has precedence.
 * It does nothing on a type without {@link Count} methods.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface Buffered {
  /** The buffer's name, which is also its name in the database. */
  String name() default "default";

  /** The time between two flushes, for instance {@code "10s"}; left out, 5 s. */
  String interval() default "";

  /** The bound of the random time added to each interval and backoff; left out, none. */
  String jitter() default "";

  /** The time before a failed flush is tried again, which grows while it fails; left out, 1 s. */
  String backoff() default "";

  /**
   * How many keys the buffer holds before new ones count into {@code ~overflow}; left out, 100,000.
   */
  int maxKeys() default 0;
}
