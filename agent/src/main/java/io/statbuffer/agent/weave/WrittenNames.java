package io.statbuffer.agent.weave;

import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * The names of parameters as they were written. Another agent that came first may have had a method
 * keep its arguments in other variables, as OpenTelemetry's does, and their names went with them:
 * then the class file, as its loader finds it, still has them.
 */
final class WrittenNames {
  private WrittenNames() {}

  /** Finds the names that are missing of methods that are counted. */
  static void restore(ClassFacts facts, boolean ruled, ClassFileSource files) {
    ClassFacts written = null;
    for (MethodFacts method : facts.methods) {
      if ((ruled || !method.counts.isEmpty()) && isNameless(method)) {
        if (written == null) {
          byte[] classFile = files.read(facts.name);
          if (classFile == null) {
            return;
          }
          written = ClassFacts.of(classFile);
        }
        MethodFacts same = find(written, method);
        if (same != null) {
          method.variableNames.putAll(same.variableNames);
        }
      }
    }
  }

  private static boolean isNameless(MethodFacts method) {
    int first = method.is(Opcodes.ACC_STATIC) ? 0 : 1;
    return method.arguments.length > 0
        && method.hasCode
        && method.declared.isEmpty()
        && !method.variableNames.containsKey(first);
  }

  private static @Nullable MethodFacts find(ClassFacts in, MethodFacts method) {
    for (MethodFacts candidate : in.methods) {
      if (candidate.signature().equals(method.signature())) {
        return candidate;
      }
    }
    return null;
  }
}
