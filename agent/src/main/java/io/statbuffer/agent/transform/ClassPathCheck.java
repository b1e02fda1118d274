package io.statbuffer.agent.transform;

import io.statbuffer.agent.weave.ClassFileSource;
import io.statbuffer.agent.weave.CountedMethod;
import io.statbuffer.agent.weave.Problem;
import io.statbuffer.agent.weave.Rule;
import io.statbuffer.agent.weave.Weaver;
import io.statbuffer.agent.weave.Woven;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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
    classPath.forEach(
        (internalName, classFile) -> {
          if (!Protected.isOurs(internalName) && weaver.mightCount(internalName, classFile)) {
            Woven woven = weaver.weave(internalName, classFile, siblings);
            counted.addAll(woven.counted());
            problems.addAll(woven.problems());
          }
        });
    return new ClassPathCheck(
        List.copyOf(counted), List.copyOf(problems), MissingClasses.of(rules, siblings));
  }
}
