package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.CountPlan;
import io.statbuffer.runtime.declared.CountPlan.Argument;
import io.statbuffer.runtime.declared.CountPlan.Returned;
import io.statbuffer.runtime.declared.CountPlan.Source;
import io.statbuffer.runtime.declared.Moment;

/**
 * One count to be woven into a method.
 *
 * @param buffer the encoded declaration of its buffer
 */
record Site(CountPlan plan, String buffer) {
  String key() {
    return plan.template().toString();
  }

  Moment moment() {
    return plan.moment();
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
