package io.statbuffer.agent.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules by the internal name of their class. Immutable. */
final class Rules {
  private final Map<String, List<Rule>> byClass = new HashMap<>();

  Rules(List<Rule> rules) {
    for (Rule rule : rules) {
      add(rule.className().replace('.', '/'), rule);
    }
  }

  /** Files the rule by every class its name can mean: each dot may also divide nested classes. */
  private void add(String internalName, Rule rule) {
    byClass.computeIfAbsent(internalName, name -> new ArrayList<>()).add(rule);
    int divider = internalName.lastIndexOf('/');
    if (divider > 0) {
      StringBuilder nested = new StringBuilder(internalName);
      nested.setCharAt(divider, '$');
      add(nested.toString(), rule);
    }
  }

  boolean name(String internalName) {
    return byClass.containsKey(internalName);
  }

  List<Rule> of(String internalName) {
    return byClass.getOrDefault(internalName, List.of());
  }
}
