package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.Moment;
import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** The second pass over a method: adds what its plan says to the code that goes by. */
final class MethodWeaver extends MethodVisitor {
  private final MethodPlan plan;
  private final SavedArguments saved;
  private final CountEmitter emitter;
  private final List<Site> onReturn;
  private final Values values;
  private final ThrowHandler onThrow;

  /** The class of which the first object is made where a call is counted; null if on entry. */
  private @Nullable String countedOnceMade;

  MethodWeaver(
      MethodVisitor code, int version, @Nullable DistantConstants distant, MethodPlan plan) {
    super(Opcodes.ASM9, code);
    this.plan = plan;
    this.saved = new SavedArguments(plan);
    this.emitter = new CountEmitter(version, distant, code);
    this.onReturn = plan.at(Moment.RETURN);
    this.values = values(saved.slots(), saved.receiverSlot());
    this.onThrow = new ThrowHandler(code, version, plan, saved, emitter, values);
  }

  private Values values(int[] slots, int receiverSlot) {
    Type returned = plan.method().returned;
    return new Values(plan.parameters(), slots, returned, saved.nextSlot(), receiverSlot);
  }

  @Override
  public void visitCode() {
    super.visitCode();
    saved.save(mv);
    countedOnceMade = plan.method().foreign.continuation;
    for (Site site : plan.sites()) {
      if (site.moment() != Moment.CALL) {
        emitter.resolve(site, values);
      }
    }
    if (countedOnceMade == null) {
      countCall();
    }
    onThrow.start();
  }

  private void countCall() {
    Values passed = values(plan.parameters().slots(), 0);
    for (Site site : plan.at(Moment.CALL)) {
      emitter.count(site, passed);
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      countReturn();
    }
    super.visitInsn(opcode);
  }

  private void countReturn() {
    Type returned = plan.method().returned;
    boolean kept = false;
    for (Site site : onReturn) {
      if (site.usesReturned() && !kept) {
        mv.visitInsn(returned.getSize() == 2 ? Opcodes.DUP2 : Opcodes.DUP);
        mv.visitVarInsn(returned.getOpcode(Opcodes.ISTORE), saved.nextSlot());
        kept = true;
      }
      emitter.count(site, values);
    }
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    if (opcode == Opcodes.NEW && type.equals(countedOnceMade)) {
      countedOnceMade = null;
      countCall();
    }
    super.visitTypeInsn(opcode, type);
    if (opcode == Opcodes.NEW) {
      onThrow.newObject();
    }
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean onInterface) {
    if (opcode != Opcodes.INVOKESPECIAL || !name.equals("<init>")) {
      super.visitMethodInsn(opcode, owner, name, descriptor, onInterface);
      return;
    }
    onThrow.beforeConstructorCall();
    super.visitMethodInsn(opcode, owner, name, descriptor, onInterface);
    onThrow.afterConstructorCall();
  }

  @Override
  public void visitFrame(
      int type, int localCount, Object[] locals, int stackCount, Object[] stack) {
    onThrow.frame(localCount, locals, stackCount, stack);
    if (saved.isEmpty()) {
      super.visitFrame(type, localCount, locals, stackCount, stack);
    } else {
      Object[] all = saved.addTo(localCount, locals);
      super.visitFrame(type, all.length, all, stackCount, stack);
    }
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    onThrow.end();
    super.visitMaxs(maxStack, maxLocals);
  }
}
