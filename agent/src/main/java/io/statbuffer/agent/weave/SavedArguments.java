package io.statbuffer.agent.weave;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * The arguments as they were passed, kept in variables past those of the method's own code, which
 * may assign its parameters as it likes.
 */
final class SavedArguments {
  private final MethodPlan plan;
  private final int[] slots;
  private final int firstSlot;
  private final int receiverSlot;
  private final int nextSlot;

  SavedArguments(MethodPlan plan) {
    this.plan = plan;
    this.slots = new int[plan.parameters().size()];
    this.firstSlot = plan.method().maxLocals;
    this.receiverSlot = plan.savesReceiver() ? firstSlot : 0;
    int next = firstSlot + (plan.savesReceiver() ? 1 : 0);
    for (int i = 0; i < slots.length; i++) {
      if (plan.savesArgument(i)) {
        slots[i] = next;
        next += plan.parameters().type(i).getSize();
      }
    }
    this.nextSlot = next;
  }

  boolean isEmpty() {
    return nextSlot == firstSlot;
  }

  /** The first variable that is neither the method's nor used here. */
  int nextSlot() {
    return nextSlot;
  }

  /** The variable of each parameter that is saved. */
  int[] slots() {
    return slots;
  }

  /** The variable of the object, if a count needs it. */
  int receiverSlot() {
    return receiverSlot;
  }

  void save(MethodVisitor code) {
    if (receiverSlot != 0) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitVarInsn(Opcodes.ASTORE, receiverSlot);
    }
    for (int i = 0; i < slots.length; i++) {
      if (slots[i] != 0) {
        Type type = plan.parameters().type(i);
        code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), plan.parameters().slot(i));
        code.visitVarInsn(type.getOpcode(Opcodes.ISTORE), slots[i]);
      }
    }
  }

  /** The variables of a frame and, past them, the saved arguments. */
  Object[] addTo(int count, Object[] locals) {
    List<Object> all = new ArrayList<>();
    int slot = 0;
    for (int i = 0; i < count; i++) {
      all.add(locals[i]);
      slot += locals[i] == Opcodes.LONG || locals[i] == Opcodes.DOUBLE ? 2 : 1;
    }
    all.addAll(Collections.nCopies(firstSlot - slot, Opcodes.TOP));
    if (receiverSlot != 0) {
      all.add(plan.owner());
    }
    for (int i = 0; i < slots.length; i++) {
      if (slots[i] != 0) {
        all.add(frameType(plan.parameters().type(i)));
      }
    }
    return all.toArray();
  }

  private static Object frameType(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN, Type.CHAR, Type.BYTE, Type.SHORT, Type.INT -> Opcodes.INTEGER;
      case Type.FLOAT -> Opcodes.FLOAT;
      case Type.LONG -> Opcodes.LONG;
      case Type.DOUBLE -> Opcodes.DOUBLE;
      default -> type.getInternalName();
    };
  }
}
