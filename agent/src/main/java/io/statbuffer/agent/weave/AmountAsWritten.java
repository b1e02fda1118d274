package io.statbuffer.agent.weave;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The amount of a count, valid or not.
 *
 * @param parameters the parameters that are annotated with {@code @By}
 * @param returned whether it is the returned value
 * @param named the parameter that a rule names, or its index
 */
record AmountAsWritten(Set<Integer> parameters, boolean returned, @Nullable String named) {
  private static final String RETURN = "return";

  static AmountAsWritten of(Rule rule) {
    String by = rule.by();
    boolean returned = RETURN.equals(by);
    return new AmountAsWritten(Set.of(), returned, returned ? null : by);
  }
}
