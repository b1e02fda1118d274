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
  private final ClassFileSource siblings;
  private final RuntimeAccess access;
  private final List<Problem> problems = new ArrayList<>();

  ClassWeaving(byte[] classFile, ClassFileSource siblings, RuntimeAccess access) {
    this.classFile = classFile;
    this.siblings = siblings;
    this.access = access;
  }

  Woven weave(List<Rule> rules) {
    ClassFacts facts = ClassFacts.of(classFile);
    BufferDeclaration buffer = Buffers.of(facts, siblings, problems);
    List<MethodPlan> plans = new Planner(facts, rules, buffer, siblings, problems).plan();
    byte[] woven = null;
    while (woven == null && !plans.isEmpty()) {
      try {
        woven = write(facts, plans);
      } catch (MethodTooLargeException e) {
        leaveOut(e, facts, plans);
      }
    }
    return new Woven(woven, counted(facts, buffer, plans), annotated(plans), problems);
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

  private static List<CountedMethod> counted(
      ClassFacts facts, BufferDeclaration buffer, List<MethodPlan> plans) {
    List<CountedMethod> counted = new ArrayList<>();
    for (MethodPlan plan : plans) {
      String method = MethodNames.fullName(facts, plan.method());
      for (Site site : plan.sites()) {
        counted.add(new CountedMethod(method, site.key(), site.moment(), buffer.name()));
      }
    }
    return counted;
  }
}
