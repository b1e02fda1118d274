package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.BufferDeclaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the supertypes of a class hand down to it. Each class that is loaded asks; so types of the
 * JDK, which have no annotations of ours, are only looked into if a rule names one, and no class
 * file is read twice.
 *
 * <p>Supertypes are read, not loaded: the JVM transforms nothing that a transformer loads.
 */
final class Ancestry {
  private static final String OURS = "io/statbuffer/runtime/";

  private final Rules rules;
  private final Surroundings around;
  private final Set<String> inProgress = new HashSet<>();

  Ancestry(Rules rules, Surroundings around) {
    this.rules = rules;
    this.around = around;
  }

  /** What the supertypes hand down. */
  Heritage inheritedBy(ClassHeader header) {
    Heritage inherited = Heritage.NONE;
    for (int i = 0; i < header.supertypes(); i++) {
      if (rules.nameJdk() || !header.isJava(i)) {
        inherited = inherited.and(handedDownBy(header.supertype(i)));
      }
    }
    return inherited;
  }

  /** What one of them hands down; nothing, if its class file can't be had. */
  Heritage handedDownBy(String type) {
    if (type.isEmpty() || type.startsWith(OURS) || (!rules.nameJdk() && Rules.isJdk(type))) {
      return Heritage.NONE;
    }
    Heritage known = around.types().heritage(type);
    if (known != null) {
      return known;
    }
    if (!inProgress.add(type)) {
      return Heritage.NONE; // a supertype of itself, which the JVM will refuse
    }
    Heritage read = Heritage.NONE;
    try {
      byte[] classFile = around.files().read(type);
      read = classFile == null ? Heritage.NONE : handedDownBy(type, classFile);
    } catch (RuntimeException | LinkageError e) {
      read = Heritage.NONE; // the JVM will say it of this very class
    }
    inProgress.remove(type);
    around.types().learn(type, read);
    return read;
  }

  private Heritage handedDownBy(String type, byte[] classFile) {
    ClassHeader header = ClassHeader.of(classFile, Descriptors.COUNT_BYTES);
    Heritage inherited = inheritedBy(header);
    if (inherited.isEmpty() && !header.mentionsText() && !rules.name(type)) {
      return Heritage.NONE;
    }
    ClassFacts facts = ClassFacts.of(classFile);
    List<Problem> saidWhenWoven = new ArrayList<>();
    BufferDeclaration buffer = Buffers.of(facts, around.files(), saidWhenWoven);
    return new ClassCounts(facts, rules.of(type), inherited, buffer).handedDown();
  }
}
