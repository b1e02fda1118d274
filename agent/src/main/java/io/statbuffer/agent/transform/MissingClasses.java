package io.statbuffer.agent.transform;

import io.statbuffer.agent.weave.ClassFileSource;
import io.statbuffer.agent.weave.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the rules whose class isn't there. That needn't be wrong, since a class may come from a
 * loader that doesn't exist yet, but mostly is: a rule for a class that is never loaded is silent.
 */
final class MissingClasses {
  private MissingClasses() {}

  /** A line for each such rule, in their order; none for those that can never hold. */
  static List<String> of(List<Rule> rules, ClassFileSource classes) {
    List<String> missing = new ArrayList<>();
    for (Rule rule : rules) {
      boolean findable = !rule.hasPattern() && !Protected.isOfJdk(rule);
      if (findable && Protected.reason(rule) == null && !exists(rule, classes)) {
        missing.add(
            rule.target()
                + ": there is no class "
                + rule.className()
                + " on the class path; it is only counted if another class loader brings it");
      }
    }
    return missing;
  }

  private static boolean exists(Rule rule, ClassFileSource classes) {
    for (String name : rule.internalNames()) {
      if (classes.read(name) != null) {
        return true;
      }
    }
    return false;
  }
}
