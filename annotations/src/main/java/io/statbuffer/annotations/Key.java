package io.statbuffer.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a parameter for the key template of {@link Count}, whatever the compiler keeps of names:
 *
 * <pre>{@code
 * @Count("page.{slug}.views")
 * void view(@Key("slug") String s) { ... }
 * }</pre>
 *
 * <p>It does nothing on a method without {@link Count}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Key {
  /** The name by which a key template refers to the parameter. */
  String value();
}
