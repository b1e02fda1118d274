package io.statbuffer.agent.transform;

import io.statbuffer.agent.message.Messages;
import io.statbuffer.agent.settings.Unwoven;
import java.util.HashSet;
import java.util.Set;

/** Says once of each thing that can't be woven what it is and why. Thread-safe. */
final class Findings {
  private final Unwoven unwoven;
  private final Messages messages;
  private final Set<String> said = new HashSet<>();

  Findings(Unwoven unwoven, Messages messages) {
    this.unwoven = unwoven;
    this.messages = messages;
  }

  synchronized void add(String finding) {
    if (unwoven != Unwoven.IGNORE && said.add(finding)) {
      messages.say(
          (unwoven == Unwoven.FAIL
                  ? "error: not counted as declared: "
                  : "not counted as declared: ")
              + finding);
    }
  }

  /** Adds what concerns a rule, unless there was something else to say of it. */
  synchronized void addUnlessSaid(String target, String finding) {
    String prefix = target + ": ";
    for (String earlier : said) {
      if (earlier.startsWith(prefix)) {
        return;
      }
    }
    add(prefix + finding);
  }

  /** Whether something was found; never so if it is to be ignored. */
  synchronized boolean isEmpty() {
    return said.isEmpty();
  }
}
