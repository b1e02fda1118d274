package io.statbuffer.agent.transform;

import io.statbuffer.agent.weave.Rule;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which rules have matched a method, so that the others can be said at the end. Thread-safe. */
final class MatchedRules {
  private final List<Rule> rules;
  private final Findings findings;
  private final Set<Rule> matched = ConcurrentHashMap.newKeySet();

  MatchedRules(List<Rule> rules, Findings findings) {
    this.rules = rules;
    this.findings = findings;
  }

  void add(Set<Rule> more) {
    matched.addAll(more);
  }

  /** Has the JVM say them when it ends, unless it is halted. */
  void sayOthersAtEnd() {
    if (!rules.isEmpty()) {
      Runtime.getRuntime().addShutdownHook(new Thread(this::sayOthers, "statbuffer-rules"));
    }
  }

  private void sayOthers() {
    for (Rule rule : rules) {
      if (!matched.contains(rule)) {
        findings.addUnlessSaid(
            rule.target(),
            Protected.isOfJdk(rule)
                ? "none of the classes that were loaded overrides it, and the JDK's are left alone"
                : "this rule matched no method of the classes that were loaded");
      }
    }
  }
}
