package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.BufferDeclaration;
import io.statbuffer.runtime.declared.CountPlan;
import io.statbuffer.runtime.declared.CountRules;
import io.statbuffer.runtime.declared.KeyTemplate;
import io.statbuffer.runtime.declared.KeyTemplate.Placeholder;
import io.statbuffer.runtime.declared.MethodShape;
import io.statbuffer.runtime.declared.MethodShape.Body;
import io.statbuffer.runtime.declared.Moment;
import io.statbuffer.runtime.declared.ValueType;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;

/** Makes plans of the annotations and rules of one class; what can't be done becomes a problem. */
final class Planner {
  private final ClassFacts owner;
  private final List<Rule> rules;
  private final BufferDeclaration buffer;
  private final GeneratedClass generated;
  private final List<Problem> problems;

  Planner(
      ClassFacts owner,
      List<Rule> rules,
      BufferDeclaration buffer,
      ClassFileSource siblings,
      List<Problem> problems) {
    this.owner = owner;
    this.generated = new GeneratedClass(owner, siblings);
    this.rules = rules;
    this.buffer = buffer;
    this.problems = problems;
  }

  List<MethodPlan> plan() {
    List<MethodPlan> plans = new ArrayList<>();
    boolean[] matched = new boolean[rules.size()];
    for (MethodFacts method : owner.methods) {
      // Compilers copy annotations onto bridges, which call the method that counts.
      if (!method.is(Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC)) {
        List<AsWritten> byRule = byRule(method, matched);
        if (!method.counts.isEmpty() || !byRule.isEmpty()) {
          plan(method, byRule, plans);
        }
      }
    }
    for (int i = 0; i < matched.length; i++) {
      if (!matched[i]) {
        problems.add(
            new Problem(rules.get(i).target(), "no such method is declared by the class itself"));
      }
    }
    return plans;
  }

  private List<AsWritten> byRule(MethodFacts method, boolean[] matched) {
    List<AsWritten> found = new ArrayList<>();
    for (int i = 0; i < matched.length; i++) {
      Rule rule = rules.get(i);
      String types = rule.parameterTypes();
      if (rule.methodName().equals(method.name)
          && (types == null || MethodNames.matches(types, method.arguments))) {
        matched[i] = true;
        found.add(new AsWritten(rule.key(), momentOf(rule)));
      }
    }
    return found;
  }

  private static String momentOf(Rule rule) {
    boolean returned = false;
    try {
      for (Placeholder placeholder : KeyTemplate.parse(rule.key()).placeholders()) {
        returned |= placeholder.isReturn();
      }
    } catch (IllegalArgumentException e) {
      return Moment.CALL.name(); // malformed, which is said when it is planned
    }
    return (returned ? Moment.RETURN : Moment.CALL).name();
  }

  private void plan(MethodFacts method, List<AsWritten> byRule, List<MethodPlan> plans) {
    SourceParameters parameters = SourceParameters.of(owner, method);
    MethodShape annotated = shape(method, parameters, !method.counts.isEmpty());
    if (annotated.body() == Body.ABSTRACT_IN_INTERFACE && !method.counts.isEmpty()) {
      if (!generated.exists()) {
        problem(
            method,
            "is abstract, and there is no generated class "
                + generated.binaryName()
                + " that counts it: run the annotation processor, or annotate the methods that"
                + " implement it");
      }
      if (byRule.isEmpty()) {
        return; // a declared buffer: what is generated for it counts
      }
    }
    List<Site> sites = new ArrayList<>();
    boolean valid = true;
    for (AsWritten count : method.counts) {
      valid &= add(method, annotated, count, sites, false);
    }
    if (!valid) {
      sites.clear(); // generated code has to know of a whole method who counts it
    }
    boolean byAnnotation = !sites.isEmpty();
    for (AsWritten count : byRule) {
      if (annotated.body() == Body.ABSTRACT_IN_INTERFACE) {
        problem(method, "is abstract and has no body to count in; name what implements it");
      } else {
        add(method, annotated, count, sites, true);
      }
    }
    if (method.hasSubroutines && !sites.isEmpty()) {
      problem(method, "has JSR instructions of compilers before Java 6; compile it anew");
    } else if (method.hasCode && !sites.isEmpty()) {
      plans.add(new MethodPlan(method, parameters, sites, byAnnotation));
    }
  }

  private boolean add(
      MethodFacts method, MethodShape shape, AsWritten count, List<Site> sites, boolean onceOnly) {
    try {
      CountPlan plan = CountRules.plan(shape, count.value(), moment(count.on()));
      Site site = new Site(plan, buffer.encode());
      if (!onceOnly || !isThere(site, sites)) {
        CountEmitter.check(site);
        sites.add(site);
      }
      return true;
    } catch (IllegalArgumentException e) {
      problem(method, String.valueOf(e.getMessage()));
      return false;
    }
  }

  /** As {@code Moment.valueOf}, without the reflection that it costs. */
  private static Moment moment(String name) {
    for (Moment moment : Moment.values()) {
      if (moment.name().equals(name)) {
        return moment;
      }
    }
    throw new IllegalArgumentException("no moment of a call: ".concat(name));
  }

  private static boolean isThere(Site site, List<Site> sites) {
    for (Site other : sites) {
      if (other.moment() == site.moment() && other.key().equals(site.key())) {
        return true;
      }
    }
    return false;
  }

  private void problem(MethodFacts method, String message) {
    problems.add(new Problem(MethodNames.fullName(owner, method), message));
  }

  private MethodShape shape(MethodFacts method, SourceParameters parameters, boolean withBy) {
    return new MethodShape(
        MethodNames.shortName(owner, method),
        body(method),
        parameters.shapes(withBy),
        ValueType.of(method.returned.getClassName()),
        withBy && method.by);
  }

  private Body body(MethodFacts method) {
    if (method.is(Opcodes.ACC_NATIVE)) {
      return Body.NATIVE;
    }
    if (method.is(Opcodes.ACC_ABSTRACT)) {
      return owner.isInterface() ? Body.ABSTRACT_IN_INTERFACE : Body.ABSTRACT_IN_CLASS;
    }
    return method.isConstructor() ? Body.CONSTRUCTOR : Body.METHOD;
  }
}
