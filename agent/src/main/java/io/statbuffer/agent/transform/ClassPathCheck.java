package io.statbuffer.agent.transform;

import io.statbuffer.agent.weave.Amendment;
import io.statbuffer.agent.weave.ClassFileSource;
import io.statbuffer.agent.weave.CountedMethod;
import io.statbuffer.agent.weave.Problem;
import io.statbuffer.agent.weave.Rule;
import io.statbuffer.agent.weave.RuntimeAccess;
import io.statbuffer.agent.weave.Surroundings;
import io.statbuffer.agent.weave.Weaver;
import io.statbuffer.agent.weave.Woven;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the agent would count on a class path, found by weaving it, without loading it.
 *
 * @param counted the methods that would count
 * @param problems the methods that should count and can't
 * @param missing what to say of the rules whose class isn't there
 */
public record ClassPathCheck(
    List<CountedMethod> counted, List<Problem> problems, List<String> missing) {

  /** Weaves all classes of the class path, and throws the result away. */
  public static ClassPathCheck of(ClassPath classPath, List<Rule> rules) throws IOException {
    return of(classPath, classPath, rules);
  }

  /** Weaves the classes of a part of a class path, of which all is {@code siblings}. */
  static ClassPathCheck of(ClassPath classPath, ClassFileSource siblings, List<Rule> rules)
      throws IOException {
    List<CountedMethod> counted = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Rule rule : rules) {
      String reason = Protected.reason(rule);
      if (reason != null) {
        problems.add(new Problem(rule.target(), "its class " + reason));
      }
    }
    Weaver weaver = new Weaver(rules);
    Surroundings around = Surroundings.of(siblings);
    Set<Rule> matched = new HashSet<>();
    Map<String, Woven> found = new LinkedHashMap<>();
    boolean again = weave(classPath, weaver, around, found);
    if (again) { // now that it is known what classes above count for those below
      boolean unused = weave(classPath, weaver, around, found);
    }
    for (Woven woven : found.values()) {
      counted.addAll(woven.counted());
      problems.addAll(woven.problems());
      matched.addAll(woven.matched());
    }
    List<String> missing = new ArrayList<>(MissingClasses.of(rules, siblings));
    for (Rule rule : rules) {
      if (!matched.contains(rule) && Protected.reason(rule) == null) {
        if (Protected.isOfJdk(rule)) {
          missing.add(rule.target() + ": nothing on the class path overrides it");
        } else if (rule.hasPattern()) {
          missing.add(rule.target() + ": this rule matches no method on the class path");
        }
      }
    }
    return new ClassPathCheck(List.copyOf(counted), List.copyOf(problems), List.copyOf(missing));
  }

  /** Weaves all; true if classes have to be woven again for the sake of others. */
  private static boolean weave(
      ClassPath classPath, Weaver weaver, Surroundings around, Map<String, Woven> found)
      throws IOException {
    List<Amendment> amendments = new ArrayList<>();
    classPath.forEach(
        (internalName, classFile) -> {
          if (!Protected.isOurs(internalName)
              && weaver.mightCount(internalName, classFile, around)) {
            Woven woven = weaver.weave(internalName, classFile, around, RuntimeAccess.BY_NAME);
            found.put(internalName, woven);
            amendments.addAll(woven.amendments());
          }
        });
    amendments.forEach(around.amendments()::add);
    return !amendments.isEmpty();
  }
}
