package io.statbuffer.runtime.callsite;

import io.statbuffer.runtime.declared.WovenByAgent;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

/**
 * The methods that the agent has woven. Generated code asks, so that an event is counted once:
 *
 * <pre>{@code
 * private static final WovenClass WOVEN = WovenClasses.of(Checkout.class);
 * if (!WOVEN.counts("place(com.acme.Order)")) { counter.increment(); }
 * super.place(order);
 * }</pre>
 *
 * <p>May be used by any thread. Class loaders are held weakly.
 */
public final class WovenClasses {
  /** The methods by class name, woven before the class came to be, by the loader to define it. */
  private static final Map<ClassLoader, Map<String, WovenMethods>> METHODS =
      Collections.synchronizedMap(new WeakHashMap<>());

  private static final ClassValue<WovenClass> CLASSES =
      new ClassValue<>() {
        @Override
        protected WovenClass computeValue(Class<?> type) {
          ClassLoader loader = type.getClassLoader();
          Map<String, WovenMethods> classes = loader == null ? null : METHODS.get(loader);
          return new WovenClass(
              classes == null
                  ? WovenMethods.NONE
                  : classes.getOrDefault(type.getName(), WovenMethods.NONE));
        }
      };

  static {
    WovenByAgent.knownBy(
        new BiPredicate<>() { // no lambda: at the start of an application that costs some ms
          @Override
          public boolean test(Class<?> type, String method) {
            return of(type).counts(method);
          }
        });
  }

  private WovenClasses() {}

  /** The state of the class, also of later changes to it. */
  public static WovenClass of(Class<?> type) {
    return CLASSES.get(type);
  }

  /**
   * Notes what is woven of a class which its loader is about to define, for generated code alone.
   *
   * @param methods as {@link WovenClass#counts} is asked for them
   */
  public static void woven(ClassLoader loader, String binaryName, Set<String> methods) {
    woven(loader, binaryName, new WovenMethods(methods, Set.of()));
  }

  /** Notes, for generated code alone, what is woven of a class which was there already. */
  public static void woven(Class<?> type, Set<String> methods) {
    woven(type, new WovenMethods(methods, Set.of()));
  }

  /** Notes what is woven of a class which its loader is about to define. */
  public static void woven(ClassLoader loader, String binaryName, WovenMethods methods) {
    synchronized (METHODS) {
      Map<String, WovenMethods> classes = METHODS.get(loader);
      if (classes == null) {
        classes = new ConcurrentHashMap<>();
        METHODS.put(loader, classes);
      }
      classes.put(binaryName, methods);
    }
  }

  /** Notes what is woven of a class which was there already. */
  public static void woven(Class<?> type, WovenMethods methods) {
    ClassLoader loader = type.getClassLoader();
    if (loader != null) {
      woven(loader, type.getName(), methods);
    }
    of(type).becomeWoven(methods);
  }
}
