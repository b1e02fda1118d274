package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.KeyTemplate;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Makes plans of what one class is to count; what can't be done becomes a problem. */
final class Planner {
  private final ClassFacts owner;
  private final Amendments amendments;
  private final boolean mayInherit;
  private final List<Problem> problems;

  /**
   * Plans for one class.
   *
   * @param mayInherit whether its methods count by inheritance
   */
  Planner(ClassFacts owner, Amendments amendments, boolean mayInherit, List<Problem> problems) {
    this.owner = owner;
    this.amendments = amendments;
    this.mayInherit = mayInherit;
    this.problems = problems;
  }

  List<MethodPlan> plan(ClassCounts counts) {
    List<MethodPlan> plans = new ArrayList<>();
    for (MethodFacts method : owner.methods) {
      ClassCounts.OfMethod found = counts.of(method);
      if (found != null && found.inherited() && !mayInherit) {
        found = null;
      }
      List<Declaration> adopted = adopted(method, found);
      if (!method.hasCode && !method.is(Opcodes.ACC_NATIVE)) {
        checkKeys(method);
      } else if (found != null || !adopted.isEmpty()) {
        plan(method, found, adopted, plans);
      }
    }
    return plans;
  }

  private List<Declaration> adopted(MethodFacts method, ClassCounts.@Nullable OfMethod found) {
    List<Declaration> adopted = new ArrayList<>();
    if (method.overrides() && method.hasCode && (found == null || found.inherited())) {
      adopted.addAll(amendments.adopted(owner.name, method.signature()));
      if (found != null) {
        adopted.removeAll(found.declarations());
      }
    }
    return adopted;
  }

  /** What has no body is counted elsewhere; only the keys can be wrong here. */
  private void checkKeys(MethodFacts method) {
    for (AsWritten count : method.counts) {
      try {
        KeyTemplate unused = KeyTemplate.parse(count.value());
      } catch (IllegalArgumentException e) {
        problem(method, String.valueOf(e.getMessage()));
      }
    }
  }

  private void plan(
      MethodFacts method,
      ClassCounts.@Nullable OfMethod found,
      List<Declaration> adopted,
      List<MethodPlan> plans) {
    SourceParameters parameters = SourceParameters.of(owner, method);
    SitePlanner planner = new SitePlanner(owner, method, parameters, problems);
    boolean byAnnotation = false;
    List<String> overriding = new ArrayList<>();
    if (found != null) {
      Guard guard = guard(found.signatures()) ? new Guard(method.signature(), null) : null;
      for (Declaration declaration : found.declarations()) {
        boolean valid = planner.add(declaration, guard);
        byAnnotation |= valid && declaration.annotated() && !found.inherited();
      }
      overriding.addAll(found.signatures());
    }
    for (Declaration declaration : adopted) {
      planner.add(declaration, new Guard(method.signature(), declaration.type().replace('/', '.')));
    }
    List<Site> sites = planner.sites();
    if (method.hasSubroutines && !sites.isEmpty()) {
      problem(method, "has JSR instructions of compilers before Java 6; compile it anew");
    } else if (method.hasCode && !sites.isEmpty()) {
      plans.add(
          new MethodPlan(
              owner.name, method, parameters, List.copyOf(sites), byAnnotation, overriding));
    }
  }

  private boolean guard(List<String> signatures) {
    for (String signature : signatures) {
      if (amendments.guard(owner.name, signature)) {
        return true;
      }
    }
    return false;
  }

  private void problem(MethodFacts method, String message) {
    problems.add(new Problem(MethodNames.fullName(owner, method), message));
  }
}
