package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.Moment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Counts what is thrown: a handler of any {@code Throwable} around the whole of a method's code,
 * behind all its own, which counts and throws again.
 *
 * <p>A constructor gets two, one for the code before its object is initialized by {@code super(…)}
 * or {@code this(…)} and one for the code after, as a handler can't serve both in the verifier's
 * eyes. That call itself can't have any: what comes out of it isn't counted.
 */
final class ThrowHandler {
  private record Range(Label start, Label end, boolean uninitialized) {}

  private final MethodVisitor code;
  private final int version;
  private final SavedArguments saved;
  private final CountEmitter emitter;
  private final Values values;
  private final List<Site> sites;

  private final List<Range> ranges = new ArrayList<>();
  private Label start = new Label();

  /** Whether {@code this} isn't initialized yet. */
  private boolean uninitialized;

  /** How many objects, other than {@code this}, aren't initialized yet. */
  private int newObjects;

  ThrowHandler(
      MethodVisitor code,
      int version,
      MethodPlan plan,
      SavedArguments saved,
      CountEmitter emitter,
      Values values) {
    this.code = code;
    this.version = version;
    this.saved = saved;
    this.emitter = emitter;
    this.values = values;
    this.sites = plan.at(Moment.THROW);
    this.uninitialized = plan.method().isConstructor();
  }

  void start() {
    open(uninitialized);
  }

  void newObject() {
    newObjects++;
  }

  void beforeConstructorCall() {
    if (initializesThis()) {
      close();
    }
  }

  void afterConstructorCall() {
    if (initializesThis()) {
      open(false);
    } else {
      newObjects--;
    }
  }

  private boolean initializesThis() {
    return newObjects == 0 && uninitialized;
  }

  void frame(int localCount, Object[] locals, int stackCount, Object[] stack) {
    Set<Object> labels = new HashSet<>();
    addLabels(localCount, locals, labels);
    addLabels(stackCount, stack, labels);
    newObjects = labels.size();
    boolean now = localCount > 0 && locals[0] == Opcodes.UNINITIALIZED_THIS;
    if (now != uninitialized) {
      close();
      open(now);
    }
  }

  private static void addLabels(int count, Object[] types, Set<Object> into) {
    for (int i = 0; i < count; i++) {
      if (types[i] instanceof Label) {
        into.add(types[i]);
      }
    }
  }

  private void open(boolean nowUninitialized) {
    uninitialized = nowUninitialized;
    start = label();
  }

  private void close() {
    ranges.add(new Range(start, label(), uninitialized));
  }

  private Label label() {
    Label here = new Label();
    if (!sites.isEmpty()) {
      code.visitLabel(here);
    }
    return here;
  }

  void end() {
    if (!sites.isEmpty()) {
      close();
      handle(false);
      handle(true);
    }
  }

  private void handle(boolean whileUninitialized) {
    Label handler = new Label();
    boolean used = false;
    for (Range range : ranges) {
      if (range.uninitialized == whileUninitialized
          && range.start.getOffset() < range.end.getOffset()) {
        code.visitTryCatchBlock(range.start, range.end, handler, "java/lang/Throwable");
        used = true;
      }
    }
    if (!used) {
      return;
    }
    code.visitLabel(handler);
    if (version >= Opcodes.V1_6) {
      Object[] own = whileUninitialized ? new Object[] {Opcodes.UNINITIALIZED_THIS} : new Object[0];
      Object[] locals = saved.addTo(own.length, own);
      code.visitFrame(
          Opcodes.F_NEW, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
    }
    for (Site site : sites) {
      emitter.count(site, values);
    }
    code.visitInsn(Opcodes.ATHROW);
  }
}
