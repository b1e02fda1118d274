package io.statbuffer.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says by how much a method annotated with {@link Count} counts, instead of by 1.
 *
 * <ul>
 *   <li>on a parameter: by this argument, as it was passed;
 *   <li>on the method: by the value it returns, which implies {@link When#RETURN}.
 * </ul>
 *
 * <pre>{@code
 * @Count("bytes.sent")
 * void sent(@By long bytes) { ... }
 *
 * @Count("rows.purged")
 * @By
 * int purge() { ... }
 * }</pre>
 *
 * <p>The type is integral: {@code byte}, {@code short}, {@code int}, {@code long}, {@code char}, or
 * the box of one of them; a {@code null} box counts nothing and is reported. There is at most one
 * {@code @By} for a method. It does nothing on a method without {@link Count}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.METHOD})
public @interface By {}
