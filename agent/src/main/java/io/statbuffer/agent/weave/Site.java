package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.BufferDeclaration;
import io.statbuffer.runtime.declared.CountPlan;
import io.statbuffer.runtime.declared.CountPlan.Argument;
import io.statbuffer.runtime.declared.CountPlan.Returned;
import io.statbuffer.runtime.declared.CountPlan.Source;
import io.statbuffer.runtime.declared.Moment;
import org.jspecify.annotations.Nullable;

/**
 * One count to be woven into a method.
 *
 * @param guard when it counts, or null for always
 * @param declaration what it comes from
 */
record Site(
    CountPlan plan, BufferDeclaration buffer, @Nullable Guard guard, Declaration declaration) {
  String key() {
    return plan.template().toString();
  }

  Moment moment() {
    return plan.moment();
  }

  /** As a rule would say it. */
  String amount() {
    if (plan.amount() instanceof Argument argument) {
      return "{" + argument.index() + "}";
    }
    return plan.amount() instanceof Returned ? "return" : "1";
  }

  boolean usesReturned() {
    for (Source source : plan.sources()) {
      if (source instanceof Returned) {
        return true;
      }
    }
    return plan.amount() instanceof Returned;
  }

  boolean usesArgument(int parameter) {
    for (Source source : plan.sources()) {
      if (source instanceof Argument argument && argument.index() == parameter) {
        return true;
      }
    }
    return plan.amount() instanceof Argument argument && argument.index() == parameter;
  }
}
