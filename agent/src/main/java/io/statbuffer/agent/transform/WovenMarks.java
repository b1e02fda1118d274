package io.statbuffer.agent.transform;

import io.statbuffer.runtime.callsite.WovenClasses;
import io.statbuffer.runtime.callsite.WovenMethods;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import org.jspecify.annotations.Nullable;

/**
 * Tells generated code which methods are woven, so that it stands back. Thread-safe.
 *
 * <p>The JVM may refuse to change a class that it has loaded already, and generated code that
 * stands back from it would leave it counted by nobody. So what {@link #retransform} weaves is told
 * only once the JVM has taken it.
 */
final class WovenMarks {
  private static final ThreadLocal<@Nullable Attempt> ATTEMPTS = new ThreadLocal<>();

  private WovenMarks() {}

  /**
   * Has the JVM transform a loaded class again, in this thread.
   *
   * @return whether it was woven
   */
  static boolean retransform(Instrumentation jvm, Class<?> type)
      throws UnmodifiableClassException, ReflectiveOperationException {
    Attempt attempt = new Attempt(type);
    ATTEMPTS.set(attempt);
    try {
      jvm.retransformClasses(type);
    } finally {
      ATTEMPTS.remove();
    }
    if (attempt.methods != null) {
      tell(type, attempt.methods);
    }
    return attempt.methods != null;
  }

  /**
   * Notes what is woven of a class.
   *
   * @param redefined the class, if it is loaded already
   */
  static void woven(
      ClassLoader loader, String internalName, @Nullable Class<?> redefined, WovenMethods methods)
      throws ReflectiveOperationException {
    Attempt attempt = ATTEMPTS.get();
    if (redefined == null) {
      String binaryName = internalName.replace('/', '.');
      OwnCopies.woven(loader, binaryName, methods.annotated());
      WovenClasses.woven(loader, binaryName, methods);
    } else if (attempt != null && attempt.type == redefined) {
      attempt.methods = methods;
    } else { // others have it transformed again, and don't say how that ends
      tell(redefined, methods);
    }
  }

  private static void tell(Class<?> type, WovenMethods methods)
      throws ReflectiveOperationException {
    OwnCopies.woven(type, methods.annotated());
    WovenClasses.woven(type, methods);
  }

  /** One class that is being transformed again. */
  private static final class Attempt {
    final Class<?> type;
    @Nullable WovenMethods methods;

    Attempt(Class<?> type) {
      this.type = type;
    }
  }
}
