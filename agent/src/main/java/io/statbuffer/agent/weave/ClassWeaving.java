package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.BufferDeclaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** The weaving of one class, all of it or nothing. */
final class ClassWeaving {
  private final byte[] classFile;
  private final Rules rules;
  private final Surroundings around;
  private final RuntimeAccess access;
  private final List<Problem> problems = new ArrayList<>();

  ClassWeaving(byte[] classFile, Rules rules, Surroundings around, RuntimeAccess access) {
    this.classFile = classFile;
    this.rules = rules;
    this.around = around;
    this.access = access;
  }

  Woven weave() {
    ClassFacts facts = ClassFacts.of(classFile);
    WrittenNames.restore(facts, !rules.of(facts.name).isEmpty(), around.files());
    Ancestry ancestry = new Ancestry(rules, around);
    Heritage heritage = ancestry.inheritedBy(ClassHeader.of(classFile, Descriptors.COUNT_BYTES));
    BufferDeclaration buffer = Buffers.of(facts, around.files(), problems);
    ClassCounts counts = new ClassCounts(facts, rules.of(facts.name), heritage, buffer);
    around.types().learn(facts.name, counts.handedDown());
    sayUnmatched(facts, counts);
    boolean mayInherit = !heritage.isEmpty() && mayInherit(facts);
    List<MethodPlan> plans =
        new Planner(facts, around.amendments(), mayInherit, problems).plan(counts);
    byte[] woven = null;
    while (woven == null && !plans.isEmpty()) {
      try {
        woven = write(facts, plans);
      } catch (MethodTooLargeException e) {
        leaveOut(e, facts, plans);
      }
    }
    List<Amendment> amendments =
        new Below(facts, heritage, ancestry, around.files(), problems).amendments();
    return new Woven(
        woven,
        counted(facts, plans),
        annotated(plans),
        overriding(plans),
        matched(counts, plans),
        amendments,
        problems);
  }

  /**
   * Whether the class's overrides count. Generated ones do so by themselves, and what is made while
   * the application runs are proxies, who pass on the call to what counts.
   */
  private boolean mayInherit(ClassFacts facts) {
    return !GeneratedClass.isOne(facts) && around.files().read(facts.name) != null;
  }

  private void sayUnmatched(ClassFacts facts, ClassCounts counts) {
    for (Rule rule : rules.of(facts.name)) {
      if (!rule.hasPattern() && !counts.matched().contains(rule)) {
        problems.add(new Problem(rule.target(), "no such method is declared by the class itself"));
      }
    }
  }

  private byte[] write(ClassFacts facts, List<MethodPlan> plans) {
    DistantConstants distant =
        access == RuntimeAccess.BY_SYSTEM_LOADER ? new DistantConstants(facts.name) : null;
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    ClassVisitor weaver =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
            MethodPlan plan = find(plans, name, descriptor);
            return plan == null ? code : new MethodWeaver(code, facts.version, distant, plan);
          }
        };
    reader.accept(weaver, ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  private static @Nullable MethodPlan find(List<MethodPlan> plans, String name, String descriptor) {
    for (MethodPlan plan : plans) {
      if (plan.method().name.equals(name) && plan.method().descriptor.equals(descriptor)) {
        return plan;
      }
    }
    return null;
  }

  private void leaveOut(MethodTooLargeException e, ClassFacts facts, List<MethodPlan> plans) {
    MethodPlan tooLarge = find(plans, e.getMethodName(), e.getDescriptor());
    if (tooLarge == null) {
      throw e;
    }
    plans.remove(tooLarge);
    problems.add(
        new Problem(
            MethodNames.fullName(facts, tooLarge.method()),
            "is so long that counting would take it past the 64 KB a method may have"));
  }

  private static Set<String> annotated(List<MethodPlan> plans) {
    Set<String> annotated = new HashSet<>();
    for (MethodPlan plan : plans) {
      if (plan.annotated()) {
        annotated.add(MethodNames.signature(plan.method()));
      }
    }
    return annotated;
  }

  private static Set<Rule> matched(ClassCounts counts, List<MethodPlan> plans) {
    Set<Rule> matched = new HashSet<>(counts.matched());
    for (MethodPlan plan : plans) {
      for (Site site : plan.sites()) {
        Rule rule = site.declaration().rule();
        if (rule != null) {
          matched.add(rule);
        }
      }
    }
    return matched;
  }

  private static Set<String> overriding(List<MethodPlan> plans) {
    Set<String> overriding = new HashSet<>();
    for (MethodPlan plan : plans) {
      overriding.addAll(plan.overriding());
    }
    return overriding;
  }

  private static List<CountedMethod> counted(ClassFacts facts, List<MethodPlan> plans) {
    List<CountedMethod> counted = new ArrayList<>();
    for (MethodPlan plan : plans) {
      String method = MethodNames.fullName(facts, plan.method());
      for (Site site : plan.sites()) {
        String from = site.declaration().type();
        counted.add(
            new CountedMethod(
                method,
                site.key(),
                site.moment(),
                site.amount(),
                site.buffer().name(),
                from.equals(facts.name) ? null : from.replace('/', '.'),
                !site.declaration().annotated()));
      }
    }
    return counted;
  }
}
