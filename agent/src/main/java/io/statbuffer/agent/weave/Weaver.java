package io.statbuffer.agent.weave;

import java.util.List;

/**
 * Weaves what is annotated with {@code @Count}, or named by a rule, into class files.
 *
 * <pre>{@code
 * Weaver weaver = new Weaver(rules);
 * Surroundings around = Surroundings.of(classFileSource);
 * if (weaver.mightCount(name, classFile, around)) {
 *   Woven woven = weaver.weave(name, classFile, around, RuntimeAccess.BY_NAME);
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
   * Whether it is worth the time to {@link #weave} this class: it is named by a rule, mentions the
   * annotation, or has a supertype that hands counts down. For every class that is loaded, so it
   * does little.
   *
   * @param internalName the class's name, {@code com/acme/Shop}
   */
  public boolean mightCount(String internalName, byte[] classFile, Surroundings around) {
    ClassHeader header = ClassHeader.of(classFile, Descriptors.COUNT_BYTES);
    if (header.mentionsText()
        || rules.name(internalName)
        || around.amendments().name(internalName)
        || mayInherit(header, around)) {
      return true;
    }
    around.types().learn(internalName, Heritage.NONE);
    return false;
  }

  /** Almost every class has no supertypes but the JDK's and those of which nothing comes. */
  private boolean mayInherit(ClassHeader header, Surroundings around) {
    for (int i = 0; i < header.supertypes(); i++) {
      if ((rules.nameJdk() || !header.isJava(i))
          && around.types().heritage(header.supertype(i)) != Heritage.NONE) {
        return !new Ancestry(rules, around).inheritedBy(header).isEmpty();
      }
    }
    return false;
  }

  /** Weaves a class of whose surroundings nothing is known yet. */
  public Woven weave(String internalName, byte[] classFile, ClassFileSource files) {
    return weave(internalName, classFile, Surroundings.of(files), RuntimeAccess.BY_NAME);
  }

  /**
   * Weaves a class.
   *
   * @param internalName the class's name, {@code com/acme/Shop}
   * @param access how the class finds the runtime
   */
  public Woven weave(
      String internalName, byte[] classFile, Surroundings around, RuntimeAccess access) {
    try {
      return new ClassWeaving(classFile, rules, around, access).weave();
    } catch (RuntimeException | LinkageError | VirtualMachineError e) {
      // A broken class file can make its reader fail in any way, up to asking for endless memory.
      return Woven.failed(
          new Problem(
              internalName.replace('/', '.'), "the class can't be woven: ".concat(e.toString())));
    }
  }
}
