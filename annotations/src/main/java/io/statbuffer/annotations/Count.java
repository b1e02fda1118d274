package io.statbuffer.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Counts the calls of a method or constructor, durably.
 *
 * <pre>{@code
 * @Count("orders.placed")
 * Receipt place(Order order) { ... }
 *
 * @Count(value = "login.failed", on = When.THROW)
 * @Count("page.{slug}.views")
 * @Count("api.{request.tenant}.calls")
 * @Count(value = "import.{return.status}", on = When.RETURN)
 * }</pre>
 *
 * <p>Legal are:
 *
 * <ul>
 *   <li>with the agent: methods of any visibility, static and final ones, and constructors; a
 *       method that can be overridden, abstract or not, counts everything that overrides or
 *       implements it;
 *   <li>with the annotation processor: the abstract methods of an interface (the <em>declared
 *       buffer</em>), and every method that a subclass in the same package can override; the
 *       processor warns of the others.
 * </ul>
 *
 * <p>An event is one call of a method on an object: what it reaches by {@code super} isn't counted
 * again. An annotation of its own replaces what an overriding method inherits. Only the agent
 * counts by inheritance; generated code counts what its type itself declares.
 *
 * <p>It does nothing where neither the agent runs nor the generated class is used. A native method
 * can't be counted, nor a lambda that implements an annotated interface.
 *
 * <p>Counting never throws into the counted method.
 */
@Documented
// The JVM drops others from a class that is transformed again, as an attached agent has it do.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
@Repeatable(Counts.class)
public @interface Count {
  /**
   * The key, or its template. <code>{slug}</code> is the parameter of that name (by {@link Key},
   * else by the compiler's parameter names or debug information), <code>{0}</code> the parameter at
   * that index, <code>{return}</code> the returned value. A path goes on from there, <code>
   * {request.tenant}</code>, by record component or method {@code tenant()}, getter {@code
   * getTenant()} or {@code isTenant()}, or public field {@code tenant}, in this order; a {@code
   * null} on the way gives the text {@code null}. <code>{{</code> and <code>}}</code> are literal
   * braces.
   */
  String value();

  /** The moment that counts. */
  When on() default When.CALL;
}
