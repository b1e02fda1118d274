package io.statbuffer.agent.transform;

import io.statbuffer.agent.message.Messages;
import io.statbuffer.agent.settings.Unwoven;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Says once of each thing that can't be woven what it is and why. Thread-safe. */
final class Findings {
  private final Unwoven unwoven;
  private final Messages messages;
  private final Set<String> found = Collections.synchronizedSet(new LinkedHashSet<>());

  Findings(Unwoven unwoven, Messages messages) {
    this.unwoven = unwoven;
    this.messages = messages;
  }

  void add(String finding) {
    if (found.add(finding) && unwoven != Unwoven.IGNORE) {
      messages.say(
          (unwoven == Unwoven.FAIL
                  ? "error: not counted as declared: "
                  : "not counted as declared: ")
              + finding);
    }
  }

  /** Adds what concerns a rule, unless there was something else to say of it. */
  void addUnlessSaid(String target, String finding) {
    if (!tellOf(target)) {
      add(target + ": " + finding);
    }
  }

  /** Whether something was found of that method, class or rule. */
  boolean tellOf(String target) {
    synchronized (found) {
      for (String finding : found) {
        if (finding.startsWith(target.concat(": "))) {
          return true;
        }
      }
    }
    return false;
  }

  /** All that was found up to now, also if it is to be ignored; synchronized on itself. */
  Collection<String> found() {
    return found;
  }
}
