package io.statbuffer.agent.transform;

import io.statbuffer.agent.message.Messages;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;

/** Has the JVM transform again what it loaded before the agent was attached. */
public final class LoadedClasses {
  private LoadedClasses() {}

  /** Transforms the loaded classes that may count; those that can't be changed are said. */
  public static void transform(
      Instrumentation jvm, CountTransformer transformer, Messages messages) {
    for (Class<?> type : jvm.getAllLoadedClasses()) {
      if (!type.isArray() && !type.isHidden() && mayCount(transformer, type)) {
        try {
          jvm.retransformClasses(type);
        } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
          messages.say(type.getName() + " is left as it was: " + e);
        }
      }
    }
  }

  private static boolean mayCount(CountTransformer transformer, Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    if (loader == null || type.isPrimitive()) {
      return false;
    }
    String internalName = type.getName().replace('.', '/');
    if (!transformer.mayBeCounted(loader, internalName)) {
      return false;
    }
    byte[] classFile = new ClassFiles(loader).read(internalName);
    // Without a class file to look into, the JVM's own copy is asked.
    return classFile == null || transformer.mayCount(loader, internalName, classFile);
  }
}
