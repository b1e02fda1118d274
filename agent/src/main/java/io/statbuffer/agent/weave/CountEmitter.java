package io.statbuffer.agent.weave;

import io.statbuffer.runtime.declared.CountPlan.Amount;
import io.statbuffer.runtime.declared.CountPlan.One;
import io.statbuffer.runtime.declared.CountPlan.Source;
import io.statbuffer.runtime.declared.InvalidCountException;
import io.statbuffer.runtime.declared.KeyTemplate.Placeholder;
import java.util.List;
import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Writes the instructions that count. They leave the stack as it was and touch no variable.
 *
 * <p>What a class file may hold decides how: dynamic constants from Java 11 on, {@code
 * invokedynamic} from Java 7 on, and plain static calls before. A class that can't name the runtime
 * gets constants that the JDK finds there.
 */
final class CountEmitter {
  private static final String CALL_SITES = "io/statbuffer/runtime/callsite/CallSites";
  private static final String COUNTER = "io/statbuffer/runtime/Counter";
  private static final String COUNTER_TYPE = "Lio/statbuffer/runtime/Counter;";
  private static final String LOOKUP_TYPE = "Ljava/lang/invoke/MethodHandles$Lookup;";
  private static final String STRINGS = "Ljava/lang/String;Ljava/lang/String;";
  private static final String OBJECT = "Ljava/lang/Object;";
  private static final String SITE = "Ljava/lang/String;Ljava/lang/invoke/MethodType;";

  /** Of the 255 that a call site can take, some are the JVM's, and joining text takes 200. */
  private static final int MAX_PLACEHOLDERS = 100;

  private static final Handle CONSTANT =
      bootstrap("counter", "Ljava/lang/String;Ljava/lang/Class;" + STRINGS, COUNTER_TYPE);
  private static final Handle COUNTER_SITE = callSiteBootstrap("counter");
  private static final Handle COUNT_SITE = callSiteBootstrap("count");
  private static final Handle GUARDED_SITE =
      bootstrap("count", SITE + STRINGS + STRINGS, "Ljava/lang/invoke/CallSite;");

  private final int version;
  private final @Nullable DistantConstants distant;
  private final MethodVisitor code;

  /**
   * Writes to that code.
   *
   * @param distant for a class that can't name the runtime
   */
  CountEmitter(int version, @Nullable DistantConstants distant, MethodVisitor code) {
    this.version = version;
    this.distant = distant;
    this.code = code;
  }

  private static Handle callSiteBootstrap(String name) {
    return bootstrap(name, SITE + STRINGS, "Ljava/lang/invoke/CallSite;");
  }

  private static Handle bootstrap(String name, String parameters, String returned) {
    String descriptor = "(" + LOOKUP_TYPE + parameters + ")" + returned;
    return new Handle(Opcodes.H_INVOKESTATIC, CALL_SITES, name, descriptor, false);
  }

  /** Refuses what no call site can take. */
  static void check(Site site) {
    if (site.plan().sources().size() > MAX_PLACEHOLDERS) {
      throw new InvalidCountException(
          "a key has at most " + MAX_PLACEHOLDERS + " placeholders: " + site.key());
    }
  }

  /**
   * Has the dynamic constant of a count resolved that may be made late or never. The compilers of
   * Java 17 give up a method, for good, while it holds one that isn't resolved.
   */
  void resolve(Site site, Values values) {
    if (version >= Opcodes.V11 && hasCounter(site, values)) {
      pushCounter(site.buffer().encode(), site.plan().template().fixedKey());
      code.visitInsn(Opcodes.POP);
    } else if (distant != null) {
      pushCount(distant, site, callSiteType(site, values));
      code.visitInsn(Opcodes.POP);
    }
  }

  /** Whether one counter serves all calls, and takes the amount as it is. */
  private static boolean hasCounter(Site site, Values values) {
    Amount amount = site.plan().amount();
    return site.guard() == null
        && site.plan().template().isFixed()
        && (amount instanceof One || isPrimitive(values.type(amount)));
  }

  void count(Site site, Values values) {
    Amount amount = site.plan().amount();
    if (!hasCounter(site, values)) {
      countTemplate(site, values);
      return;
    }
    pushCounter(site.buffer().encode(), site.plan().template().fixedKey());
    if (amount instanceof One) {
      callCounter("increment", "()V");
    } else {
      pushLong(amount, values);
      callCounter("add", "(J)V");
    }
  }

  private void callCounter(String method, String descriptor) {
    if (distant != null) {
      code.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL, DistantConstants.ADDER, method, descriptor, false);
    } else {
      code.visitMethodInsn(Opcodes.INVOKEINTERFACE, COUNTER, method, descriptor, true);
    }
  }

  private void pushCounter(String buffer, String key) {
    if (distant != null) {
      code.visitLdcInsn(distant.counter(buffer, key));
    } else if (version >= Opcodes.V11) {
      code.visitLdcInsn(new ConstantDynamic("counter", COUNTER_TYPE, CONSTANT, buffer, key));
    } else if (version >= Opcodes.V1_7) {
      code.visitInvokeDynamicInsn("counter", "()" + COUNTER_TYPE, COUNTER_SITE, buffer, key);
    } else {
      code.visitLdcInsn(buffer);
      code.visitLdcInsn(key);
      String descriptor = "(" + STRINGS + ")" + COUNTER_TYPE;
      code.visitMethodInsn(Opcodes.INVOKESTATIC, CALL_SITES, "counter", descriptor, false);
    }
  }

  private void countTemplate(Site site, Values values) {
    String descriptor = callSiteType(site, values);
    if (version < Opcodes.V1_7) {
      callStatically(site, values, descriptor);
      return;
    }
    if (distant != null) {
      pushCount(distant, site, descriptor);
    }
    if (site.guard() != null) {
      code.visitVarInsn(Opcodes.ALOAD, values.receiverSlot());
    }
    for (Source source : site.plan().sources()) {
      push(source, values);
    }
    pushAmount(site.plan().amount(), values);
    if (distant != null) {
      String handle = DistantConstants.HANDLE;
      code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, handle, "invokeExact", descriptor, false);
    } else if (site.guard() != null) {
      code.visitInvokeDynamicInsn(
          "count",
          descriptor,
          GUARDED_SITE,
          site.buffer().encode(),
          site.key(),
          Guard.signature(site),
          Guard.only(site));
    } else {
      String buffer = site.buffer().encode();
      code.visitInvokeDynamicInsn("count", descriptor, COUNT_SITE, buffer, site.key());
    }
  }

  private void pushCount(DistantConstants constants, Site site, String descriptor) {
    code.visitLdcInsn(constants.count(descriptor, site));
  }

  /** A root has its type if a path goes on from it; else any class's access to it may do. */
  private static String callSiteType(Site site, Values values) {
    StringBuilder descriptor = new StringBuilder(site.guard() == null ? "(" : "(" + OBJECT);
    List<Placeholder> placeholders = site.plan().template().placeholders();
    for (int i = 0; i < placeholders.size(); i++) {
      Type type = values.type(site.plan().sources().get(i));
      boolean typed = isPrimitive(type) || !placeholders.get(i).path().isEmpty();
      descriptor.append(typed ? type.getDescriptor() : OBJECT);
    }
    Amount amount = site.plan().amount();
    boolean box = !(amount instanceof One) && !isPrimitive(values.type(amount));
    return descriptor
        .append(box ? values.type(amount).getDescriptor() : "J")
        .append(")V")
        .toString();
  }

  private void callStatically(Site site, Values values, String callSiteType) {
    List<Source> sources = site.plan().sources();
    int first = site.guard() == null ? 0 : 1;
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "java/lang/invoke/MethodHandles",
        "lookup",
        "()" + LOOKUP_TYPE,
        false);
    code.visitLdcInsn(callSiteType);
    code.visitLdcInsn(site.buffer().encode());
    code.visitLdcInsn(site.key());
    code.visitLdcInsn(Guard.signature(site));
    code.visitLdcInsn(Guard.only(site));
    code.visitIntInsn(Opcodes.BIPUSH, first + sources.size() + 1);
    code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
    if (site.guard() != null) {
      element(0);
      code.visitVarInsn(Opcodes.ALOAD, values.receiverSlot());
      code.visitInsn(Opcodes.AASTORE);
    }
    for (int i = 0; i <= sources.size(); i++) {
      element(first + i);
      if (i < sources.size()) {
        box(push(sources.get(i), values));
      } else {
        box(pushAmount(site.plan().amount(), values));
      }
      code.visitInsn(Opcodes.AASTORE);
    }
    String descriptor =
        "(" + LOOKUP_TYPE + "Ljava/lang/String;" + STRINGS + STRINGS + "[Ljava/lang/Object;)V";
    code.visitMethodInsn(Opcodes.INVOKESTATIC, CALL_SITES, "count", descriptor, false);
  }

  private void element(int index) {
    code.visitInsn(Opcodes.DUP);
    code.visitIntInsn(Opcodes.BIPUSH, index);
  }

  private Type push(Object value, Values values) {
    Type type = values.type(value);
    code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), values.slot(value));
    return type;
  }

  private Type pushAmount(Amount amount, Values values) {
    if (amount instanceof One) {
      code.visitInsn(Opcodes.LCONST_1);
      return Type.LONG_TYPE;
    }
    if (isPrimitive(values.type(amount))) {
      pushLong(amount, values);
      return Type.LONG_TYPE;
    }
    return push(amount, values);
  }

  private void pushLong(Amount amount, Values values) {
    if (push(amount, values).getSort() != Type.LONG) {
      code.visitInsn(Opcodes.I2L);
    }
  }

  private void box(Type type) {
    if (isPrimitive(type)) {
      String box = Boxes.of(type);
      String descriptor = "(" + type.getDescriptor() + ")L" + box + ";";
      code.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", descriptor, false);
    }
  }

  private static boolean isPrimitive(Type type) {
    return type.getSort() < Type.ARRAY;
  }
}
