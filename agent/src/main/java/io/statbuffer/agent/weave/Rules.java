package io.statbuffer.agent.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules by the internal name of their class; patterns are tried one by one. Immutable. */
final class Rules {
  private static final String[] JDK = {"java/", "javax/", "jdk/", "sun/", "com/sun/"};

  private final Map<String, List<Rule>> byClass = new HashMap<>();
  private final List<Rule> patterns = new ArrayList<>();
  private boolean nameJdk;

  Rules(List<Rule> rules) {
    for (Rule rule : rules) {
      if (rule.hasPattern()) {
        patterns.add(rule);
      } else {
        for (String internalName : rule.internalNames()) {
          byClass.computeIfAbsent(internalName, name -> new ArrayList<>()).add(rule);
          nameJdk |= isJdk(internalName);
        }
      }
    }
  }

  boolean name(String internalName) {
    return (!byClass.isEmpty() && byClass.containsKey(internalName))
        || (!patterns.isEmpty() && of(internalName).size() > 0);
  }

  List<Rule> of(String internalName) {
    List<Rule> exact = byClass.getOrDefault(internalName, List.of());
    if (patterns.isEmpty() || isJdk(internalName)) {
      return exact;
    }
    List<Rule> all = new ArrayList<>(exact);
    String name = withDots(internalName.replace('/', '.'));
    for (Rule rule : patterns) {
      if (new Wildcard(withDots(rule.className())).matches(name)) {
        all.add(rule);
      }
    }
    return all;
  }

  /** Whether a supertype of the JDK's may hand something down: no class of it is annotated. */
  boolean nameJdk() {
    return nameJdk;
  }

  static boolean isJdk(String internalName) {
    for (String packages : JDK) {
      if (internalName.startsWith(packages)) {
        return true;
      }
    }
    return false;
  }

  private static String withDots(String name) {
    return name.replace('$', '.');
  }
}
