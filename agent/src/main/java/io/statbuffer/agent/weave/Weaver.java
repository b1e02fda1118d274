package io.statbuffer.agent.weave;

import java.util.List;
import java.util.Set;

/**
 * Weaves what is annotated with {@code @Count}, or named by a rule, into class files.
 *
 * <pre>{@code
 * Weaver weaver = new Weaver(rules);
 * if (weaver.mightCount(name, classFile)) {
 *   Woven woven = weaver.weave(name, classFile, siblings);
 * }
 * }</pre>
 *
 * <p>Immutable, and may be used by any thread. Neither method throws: what can't be woven is left
 * as it was, and is a {@link Problem}.
 */
public final class Weaver {
  private final Rules rules;

  /** Takes the rules, which may be none. */
  public Weaver(List<Rule> rules) {
    this.rules = new Rules(rules);
  }

  /**
   * Whether it is worth the time to {@link #weave} this class: it is named by a rule or mentions
   * the annotation. For every class that is loaded, so it does little and allocates nothing.
   *
   * @param internalName the class's name, {@code com/acme/Shop}
   */
  public boolean mightCount(String internalName, byte[] classFile) {
    return rules.name(internalName) || ConstantPool.contains(classFile, Descriptors.COUNT_BYTES);
  }

  /**
   * Weaves a class.
   *
   * @param internalName the class's name, {@code com/acme/Shop}
   * @param siblings where the classes around it and its package's annotations are found
   */
  public Woven weave(String internalName, byte[] classFile, ClassFileSource siblings) {
    return weave(internalName, classFile, siblings, RuntimeAccess.BY_NAME);
  }

  /** Weaves a class that finds the runtime in that way. */
  public Woven weave(
      String internalName, byte[] classFile, ClassFileSource siblings, RuntimeAccess access) {
    try {
      return new ClassWeaving(classFile, siblings, access).weave(rules.of(internalName));
    } catch (RuntimeException | LinkageError | VirtualMachineError e) {
      // A broken class file can make its reader fail in any way, up to asking for endless memory.
      Problem problem =
          new Problem(
              internalName.replace('/', '.'), "the class can't be woven: ".concat(e.toString()));
      return new Woven(null, List.of(), Set.of(), List.of(problem));
    }
  }
}
