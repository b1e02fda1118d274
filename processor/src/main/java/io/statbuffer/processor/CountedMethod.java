package io.statbuffer.processor;

import io.statbuffer.runtime.declared.CountPlan;
import io.statbuffer.runtime.declared.Moment;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.ExecutableType;

/**
 * A method or constructor with valid {@code @Count} annotations.
 *
 * @param type its types as seen from the counted type
 * @param signature as the index and the agent name it: {@code place(com.acme.Order)}
 * @param overridable whether the generated class can count it
 */
record CountedMethod(
    ExecutableElement element,
    ExecutableType type,
    String signature,
    List<PlannedCount> counts,
    boolean overridable) {

  /**
   * What one {@code @Count} means.
   *
   * @param paths those of the template's placeholders, in order
   */
  record PlannedCount(CountPlan plan, List<PropertyPath> paths) {}

  boolean isAbstract() {
    return element.getModifiers().contains(Modifier.ABSTRACT);
  }

  /** The counts to make at that moment, in the order of the source. */
  List<PlannedCount> at(Moment moment) {
    return counts.stream().filter(count -> count.plan().moment() == moment).toList();
  }
}
