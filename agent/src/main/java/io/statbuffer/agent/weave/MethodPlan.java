package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.Moment;
import java.util.ArrayList;
import java.util.List;

/**
 * The counts to be woven into one method, at least one.
 *
 * @param owner the internal name of its class
 * @param annotated whether its own annotations are among them, all or none
 * @param overriding the signatures by which it may override methods that count
 */
record MethodPlan(
    String owner,
    MethodFacts method,
    SourceParameters parameters,
    List<Site> sites,
    boolean annotated,
    List<String> overriding) {
  List<Site> at(Moment moment) {
    List<Site> found = new ArrayList<>();
    for (Site site : sites) {
      if (site.moment() == moment) {
        found.add(site);
      }
    }
    return found;
  }

  /** Whether a count that comes after the entry uses the object. */
  boolean savesReceiver() {
    for (Site site : sites) {
      if (site.moment() != Moment.CALL && site.guard() != null) {
        return true;
      }
    }
    return false;
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
