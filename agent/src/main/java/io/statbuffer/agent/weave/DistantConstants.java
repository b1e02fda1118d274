package io.statbuffer.agent.weave;

import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * The dynamic constants of a class that can't name the runtime. Each is what a method of the JDK
 * gives for the constants before it, as if the class said
 *
 * <pre>{@code
 * Class<?> sites = MethodType.fromMethodDescriptorString("()…DistantCallSites;", null).returnType();
 * MethodHandle counter = MethodHandles.publicLookup().findStatic(sites, "counter", type);
 * LongAdder placed = (LongAdder) counter.invoke(buffer, "orders.placed");
 * }</pre>
 *
 * <p>The {@code null} is for the system class loader, where the agent is. To ask for that loader
 * itself is caller-sensitive, and would have the JVM define one more class for each that asks.
 */
final class DistantConstants {
  /** What the constant of a fixed key is. */
  static final String ADDER = "java/util/concurrent/atomic/LongAdder";

  /** What the constant of a key template is. */
  static final String HANDLE = "java/lang/invoke/MethodHandle";

  private static final String ADDER_TYPE = "L" + ADDER + ";";
  private static final String HANDLE_TYPE = "L" + HANDLE + ";";
  private static final String CLASS = "Ljava/lang/Class;";
  private static final String STRING = "Ljava/lang/String;";
  private static final String LOADER = "Ljava/lang/ClassLoader;";
  private static final String LOOKUPS = "java/lang/invoke/MethodHandles";
  private static final String LOOKUP = LOOKUPS + "$Lookup";
  private static final String LOOKUP_TYPE = "L" + LOOKUP + ";";
  private static final String TYPE = "java/lang/invoke/MethodType";
  private static final String METHOD_TYPE = "L" + TYPE + ";";

  private static final String CALL_SITES = "()Lio/statbuffer/runtime/callsite/DistantCallSites;";

  private static final ConstantDynamic NULL =
      new ConstantDynamic("none", LOADER, bootstrap("nullConstant", "", "Ljava/lang/Object;"));
  private static final ConstantDynamic SITES =
      result(
          CLASS,
          virtualMethod(TYPE, "returnType", "()" + CLASS),
          result(
              METHOD_TYPE,
              staticMethod(
                  TYPE, "fromMethodDescriptorString", "(" + STRING + LOADER + ")" + METHOD_TYPE),
              CALL_SITES,
              NULL));
  private static final ConstantDynamic PUBLIC_LOOKUP =
      result(LOOKUP_TYPE, staticMethod(LOOKUPS, "publicLookup", "()" + LOOKUP_TYPE));
  private static final ConstantDynamic COUNTER =
      site("counter", "(" + STRING + STRING + ")" + ADDER_TYPE);
  private static final ConstantDynamic COUNT =
      site(
          "count",
          "(" + CLASS + METHOD_TYPE + STRING + STRING + STRING + STRING + ")" + HANDLE_TYPE);

  private final Type caller;

  /** For the class of that internal name. */
  DistantConstants(String caller) {
    this.caller = Type.getObjectType(caller);
  }

  /** The {@link #ADDER} of a fixed key. */
  ConstantDynamic counter(String buffer, String key) {
    return result(ADDER_TYPE, COUNTER, buffer, key);
  }

  /** The {@link #HANDLE}, of that type, which makes a key and counts it. */
  ConstantDynamic count(String type, Site site) {
    return result(
        HANDLE_TYPE,
        COUNT,
        caller,
        Type.getMethodType(type),
        site.buffer().encode(),
        site.key(),
        Guard.signature(site),
        Guard.only(site));
  }

  private static ConstantDynamic site(String name, String type) {
    String findStatic = "(" + CLASS + STRING + METHOD_TYPE + ")" + HANDLE_TYPE;
    return result(
        HANDLE_TYPE,
        virtualMethod(LOOKUP, "findStatic", findStatic),
        PUBLIC_LOOKUP,
        SITES,
        name,
        Type.getMethodType(type));
  }

  /** What a method handle, first of the arguments, returns for the others. */
  private static ConstantDynamic result(String type, Object... handleAndArguments) {
    Handle invoke = bootstrap("invoke", HANDLE_TYPE + "[Ljava/lang/Object;", "Ljava/lang/Object;");
    return new ConstantDynamic("constant", type, invoke, handleAndArguments);
  }

  private static Handle bootstrap(String name, String parameters, String returned) {
    String descriptor = "(" + LOOKUP_TYPE + STRING + CLASS + parameters + ")" + returned;
    return staticMethod("java/lang/invoke/ConstantBootstraps", name, descriptor);
  }

  private static Handle staticMethod(String owner, String name, String descriptor) {
    return new Handle(Opcodes.H_INVOKESTATIC, owner, name, descriptor, false);
  }

  private static Handle virtualMethod(String owner, String name, String descriptor) {
    return new Handle(Opcodes.H_INVOKEVIRTUAL, owner, name, descriptor, false);
  }
}
