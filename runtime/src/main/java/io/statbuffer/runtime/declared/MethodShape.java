package io.statbuffer.runtime.declared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method or constructor as the rules of counting see it, from source or from a class file.
 *
 * @param description how messages name it: {@code place(Order)}
 * @param parameters those of the source, without what compilers add
 * @param by whether the method itself is annotated with {@code @By}
 */
public record MethodShape(
    String description, Body body, List<Parameter> parameters, ValueType returned, boolean by) {

  /** What stands where the body may stand. */
  public enum Body {
    /** Code, of a method. */
    METHOD,
    /** Code, of a constructor. */
    CONSTRUCTOR,
    /** Nothing: what a declared buffer implements. */
    ABSTRACT,
    /** Nothing that Java knows of. */
    NATIVE
  }

  /**
   * One parameter.
   *
   * @param name its name for templates, or null if the class file doesn't tell
   * @param by whether it is annotated with {@code @By}
   */
  public record Parameter(@Nullable String name, ValueType type, boolean by) {}
}
