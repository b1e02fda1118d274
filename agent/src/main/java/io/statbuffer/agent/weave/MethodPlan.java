package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.Moment;
import java.util.ArrayList;
import java.util.List;

/**
 * The counts to be woven into one method, at least one.
 *
 * @param annotated whether its annotations are among them, all or none
 */
record MethodPlan(
    MethodFacts method, SourceParameters parameters, List<Site> sites, boolean annotated) {
  List<Site> at(Moment moment) {
    List<Site> found = new ArrayList<>();
    for (Site site : sites) {
      if (site.moment() == moment) {
        found.add(site);
      }
    }
    return found;
  }

  /** Whether a count that comes after the entry uses the argument. */
  boolean savesArgument(int parameter) {
    for (Site site : sites) {
      if (site.moment() != Moment.CALL && site.usesArgument(parameter)) {
        return true;
      }
    }
    return false;
  }
}
