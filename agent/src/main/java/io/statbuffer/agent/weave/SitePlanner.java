package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.CountPlan;
import io.statbuffer.runtime.declared.CountRules;
import io.statbuffer.runtime.declared.InvalidCountException;
import io.statbuffer.runtime.declared.MethodShape;
import io.statbuffer.runtime.declared.MethodShape.Body;
import io.statbuffer.runtime.declared.MethodShape.Parameter;
import io.statbuffer.runtime.declared.Moment;
import io.statbuffer.runtime.declared.ValueType;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Makes sites in one method of what declarations of it, or of what it overrides, want counted. */
final class SitePlanner {
  private final ClassFacts owner;
  private final MethodFacts method;
  private final SourceParameters parameters;
  private final List<Problem> problems;
  private final List<Site> sites = new ArrayList<>();

  SitePlanner(
      ClassFacts owner, MethodFacts method, SourceParameters parameters, List<Problem> problems) {
    this.owner = owner;
    this.method = method;
    this.parameters = parameters;
    this.problems = problems;
  }

  List<Site> sites() {
    return sites;
  }

  /**
   * Adds the sites of one declaration, all or none; false if one is wrong, which is a problem then.
   *
   * @param guard when they count, or null for always
   */
  boolean add(Declaration declaration, @Nullable Guard guard) {
    List<Site> planned = new ArrayList<>();
    for (AsWritten count : declaration.counts()) {
      try {
        Site site = site(declaration, count, guard);
        // A rule that says what an annotation says, or another rule, means the same count.
        if (declaration.annotated() || !isThere(site)) {
          planned.add(site);
        }
      } catch (IllegalArgumentException e) {
        problems.add(
            new Problem(MethodNames.fullName(owner, method), String.valueOf(e.getMessage())));
        return false;
      }
    }
    sites.addAll(planned);
    return true;
  }

  private Site site(Declaration declaration, AsWritten count, @Nullable Guard guard) {
    CountPlan plan = CountRules.plan(shape(declaration), count.value(), moment(count.on()));
    Site site = new Site(plan, declaration.buffer(), guard, declaration);
    CountEmitter.check(site);
    method.foreign.check(site);
    return site;
  }

  private MethodShape shape(Declaration declaration) {
    List<Parameter> shapes = new ArrayList<>();
    AmountAsWritten amount = declaration.amount();
    List<@Nullable String> own = parameters.names();
    int named = -1;
    for (int i = 0; i < parameters.size(); i++) {
      String declared = i < declaration.names().size() ? declaration.names().get(i) : null;
      String name = declared != null ? declared : own.get(i);
      boolean by = amount.parameters().contains(i) || isNamed(amount, i, name);
      named = by ? i : named;
      shapes.add(new Parameter(name, ValueType.of(parameters.type(i).getClassName()), by));
    }
    if (amount.named() != null && named < 0) {
      throw new InvalidCountException(
          "the rule's by={" + amount.named() + "} is no parameter of " + description());
    }
    return new MethodShape(
        description(),
        body(),
        shapes,
        ValueType.of(method.returned.getClassName()),
        amount.returned());
  }

  private static boolean isNamed(AmountAsWritten amount, int index, @Nullable String name) {
    String named = amount.named();
    return named != null && (named.equals(name) || named.equals(String.valueOf(index)));
  }

  private String description() {
    return MethodNames.shortName(owner, method);
  }

  private Body body() {
    if (method.is(Opcodes.ACC_NATIVE)) {
      return Body.NATIVE;
    }
    return method.isConstructor() ? Body.CONSTRUCTOR : Body.METHOD;
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

  private boolean isThere(Site site) {
    for (Site other : sites) {
      if (other.moment() == site.moment() && other.key().equals(site.key())) {
        return true;
      }
    }
    return false;
  }
}
