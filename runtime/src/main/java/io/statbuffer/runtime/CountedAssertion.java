package io.statbuffer.runtime;

import io.statbuffer.runtime.declared.CountIndex;
import io.statbuffer.runtime.declared.CountIndexReader;
import io.statbuffer.runtime.declared.IndexedMethod;
import io.statbuffer.runtime.declared.WovenByAgent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether all annotated methods are counted, and else which aren't, why, and what to do. */
final class CountedAssertion {
  private final ClassLoader loader;
  private final StatBuffers.@Nullable Provider agent;
  private final List<IndexedMethod> unwoven = new ArrayList<>();
  private final Set<String> uncounted = new LinkedHashSet<>();

  private CountedAssertion(ClassLoader loader, StatBuffers.@Nullable Provider agent) {
    this.loader = loader;
    this.agent = agent;
  }

  static void check(ClassLoader loader, StatBuffers.@Nullable Provider agent) {
    CountIndexReader index = CountIndexReader.read(loader);
    if (index.methods().isEmpty() && index.problems().isEmpty() && agent == null) {
      throw new AssertionError(
          "nothing counts annotated methods: there is no agent, and no "
              + CountIndex.DIRECTORY
              + " on the class path; compile with statbuffer-processor, or run with"
              + " -javaagent:statbuffer-agent.jar");
    }
    CountedAssertion assertion = new CountedAssertion(loader, agent);
    index.problems().forEach(p -> assertion.uncounted.add(p.message() + ": " + p.cause()));
    index.methods().forEach(assertion::look);
    assertion.findReasons(); // after all classes were loaded, and so woven
    assertion.throwIfUncounted();
  }

  private void look(IndexedMethod method) {
    try {
      Class<?> type = Class.forName(method.type(), false, loader);
      if (!method.generated() && !WovenByAgent.contains(type, method.signature())) {
        unwoven.add(method);
      }
    } catch (ClassNotFoundException | LinkageError e) {
      uncounted.add(method + ": its class can't be loaded: " + e);
    }
  }

  private void findReasons() {
    List<String> found = agent == null ? List.of() : agent.uncounted();
    unwoven.forEach(method -> uncounted.add(why(method, found)));
    uncounted.addAll(found);
  }

  private String why(IndexedMethod method, List<String> found) {
    for (String finding : found) {
      if (finding.startsWith(method + ":") || finding.startsWith(method.type() + ":")) {
        return finding;
      }
    }
    return method
        + (agent != null
            ? ": the agent hasn't woven it, as its class is on the boot class path, or couldn't be"
                + " changed when the agent was attached"
            : ": a generated class can't override what is private, static or final; run with"
                + " -javaagent:statbuffer-agent.jar, or make it overridable");
  }

  private void throwIfUncounted() {
    if (!uncounted.isEmpty()) {
      throw new AssertionError("not counted as declared:\n  " + String.join("\n  ", uncounted));
    }
  }
}
