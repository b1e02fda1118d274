package io.statbuffer.runtime.declared;

import java.util.List;

/**
 * What one valid {@code @Count} means for its method.
 *
 * @param sources where the placeholders of the template begin, one for each, in order
 */
public record CountPlan(KeyTemplate template, Moment moment, List<Source> sources, Amount amount) {
  /** Where a value comes from. */
  public sealed interface Source permits Argument, Returned {}

  /** How much is counted. */
  public sealed interface Amount permits One, Argument, Returned {}

  /** An argument as it was passed: the index among the parameters of the source. */
  public record Argument(int index) implements Source, Amount {}

  /** The returned value. */
  public record Returned() implements Source, Amount {}

  /** The amount 1. */
  public record One() implements Amount {}
}
