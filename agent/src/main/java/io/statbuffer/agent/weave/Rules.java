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
      for (String internalName : rule.internalNames()) {
        byClass.computeIfAbsent(internalName, name -> new ArrayList<>()).add(rule);
      }
    }
  }

  boolean name(String internalName) {
    return byClass.containsKey(internalName);
  }

  List<Rule> of(String internalName) {
    return byClass.getOrDefault(internalName, List.of());
  }
}
